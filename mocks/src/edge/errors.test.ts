import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { Refusal } from '../engine/refusal.ts';
import { refusalReply } from './errors.ts';

const { enum: values, 'x-enumDescriptions': catalogue } = contract.components.schemas.ErrorCode as {
  enum: (string | null)[];
  'x-enumDescriptions': Record<string, string>;
};
const codes = values.filter((value) => value !== null);

describe('the catalogue of codes', () => {
  it('tells of each code its status, whether to try again, what happened and what to do', () => {
    expect(Object.keys(catalogue)).toEqual(codes);
    for (const text of Object.values(catalogue)) expect(text).toMatch(/^\d{3}, (no )?retry\. [A-Z].+\. [A-Z].+\.$/);
  });

  const byRule = codes.filter((code) => ['400', '403', '404', '409'].includes(catalogue[code]?.slice(0, 3) ?? ''));
  it.each(byRule)('%s has the status that it says', (code) => {
    expect(String(refusalReply(new Refusal(code, 'no')).status)).toBe(catalogue[code]?.slice(0, 3));
  });
});
