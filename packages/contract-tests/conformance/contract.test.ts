import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { operations, responseValidator } from '../src/contract.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);
ajv.addSchema(contract as object, 'contract');

describe('the contract', () => {
  it.each(Object.keys(contract.components.schemas))('schema %s compiles', (name) => {
    expect(ajv.compile({ $ref: `contract#/components/schemas/${name}` })).toBeTypeOf('function');
  });

  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s has a summary, a description, examples and its 4xx',
    (_, operation) => {
      expect(operation.summary).toMatch(/\S/);
      expect(operation.description).toMatch(/\S/);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '401', '403', '429']));
      if (operation.body) expect(operation.body.examples.length).toBeGreaterThan(0);
      const success = Object.keys(operation.responses).find((status) => status.startsWith('2'));
      expect(responseValidator(operation, Number(success))).toBeTypeOf('function');
    },
  );

  it('gives every operation a name of its own', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });
});
