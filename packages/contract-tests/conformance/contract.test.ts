import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
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

  const schemas = contract.components.schemas as unknown as Record<string, { type: unknown; enum?: unknown[] }>;
  it.each(Object.keys(schemas).filter((name) => name.endsWith('OrNull')))('%s is what its name says', (name) => {
    const { type, enum: values, ...rest } = schemas[name.slice(0, -'OrNull'.length)] ?? { type: undefined };
    const nullable = { ...rest, type: [type, 'null'], ...(values && { enum: [...values, null] }) };
    expect(schemas[name]).toEqual(nullable);
  });

  it('gives every operation a name of its own', () => {
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is as easy for a machine to use as it was', async () => {
    const redocly = join(dirname(fileURLToPath(import.meta.resolve('@redocly/cli/package.json'))), 'bin/cli.js');
    const bundle = fileURLToPath(import.meta.resolve('@meterline/openapi/openapi.json'));
    const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
    const { stdout } = await promisify(execFile)(process.execPath, [redocly, 'score', bundle, '--format=json'], {
      env,
      maxBuffer: 2 ** 26,
    });
    expect(JSON.parse(stdout).agentReadiness).toBeGreaterThanOrEqual(90);
  });
});
