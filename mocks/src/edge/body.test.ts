import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bodyIn } from './body.ts';

const wire = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
  bodyIn({ body: typeof body === 'string' ? new TextEncoder().encode(body) : body, headers });

it('gives every JSON value back, also one whose text is full of brackets, quotes and backslashes', () => {
  const strange = fc.stringMatching(/^[[\]{}"\\a]{0,40}$/);
  const value = fc.oneof(
    fc.json({ maxDepth: 8 }),
    fc.array(fc.dictionary(strange, strange)).map((one) => JSON.stringify(one)),
  );
  fc.assert(
    fc.property(value, (text) => {
      expect(wire(text)).toEqual({ value: JSON.parse(text) });
    }),
  );
});

it('takes a hundred levels and no more, however they are mixed', () => {
  const levels = fc.array(fc.boolean(), { minLength: 90, maxLength: 110 });
  fc.assert(
    fc.property(levels, (isList) => {
      const open = isList.map((list) => (list ? '["]",' : '{"{":')).join('');
      const close = isList
        .map((list) => (list ? ']' : '}'))
        .reverse()
        .join('');
      const isTaken = 'value' in wire(`${open}1${close}`);
      expect(isTaken).toBe(isList.length <= 100);
    }),
  );
});

it.each([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset="UTF-8"',
  'application/vnd.api+json',
  'text/json',
  'APPLICATION/JSON',
])('%s is JSON', (type) => {
  expect(wire('{}', { 'content-type': type })).toEqual({ value: {} });
});

it('no bytes are no body', () => {
  expect(bodyIn({ body: null, headers: {} })).toEqual({ value: undefined });
  expect(wire('', { 'content-type': 'text/plain' })).toEqual({ value: undefined });
});
