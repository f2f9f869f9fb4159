import { describe, expect, it } from 'vitest';
import { fromIso } from '../time.ts';
import { connected, disconnected, isConnected, transferred } from './destination.ts';
import { ALL_MODELS, chosenModels, rowsOf } from './models.ts';
import { scopedToken } from './scoped-token.ts';

const NOON = fromIso('2026-03-10T12:00:00.000Z');
const warehouse = { id: 'warehouse', type: 'snowflake', enabledModels: ['customers'] };

describe('the models', () => {
  it('are all of them, unless some are chosen, each once', () => {
    expect(chosenModels(undefined, 'body.enabledModels')).toEqual(ALL_MODELS);
    expect(chosenModels(['plans', 'plans'], 'body.enabledModels')).toEqual(['plans']);
    expect(chosenModels([], 'body.enabledModels')).toEqual([]);
  });

  it('that nothing has are refused, with those that there are', () => {
    expect(() => chosenModels(['customers', 'x'], 'body.enabledModels')).toThrow(
      /^body\.enabledModels: .*model x.*products/,
    );
  });

  it('are as many rows as their tables have records', () => {
    const sizes: Record<string, number> = { customers: 3, currencies: 1, ledger: 5 };
    expect(rowsOf(['customers', 'custom-currencies'], (table) => sizes[table] ?? 0)).toBe(4);
    expect(rowsOf([], () => 1)).toBe(0);
  });
});

describe('a destination', () => {
  const before = connected(undefined, warehouse, NOON);

  it('is connected once, as one type', () => {
    expect(connected(before, { ...warehouse, enabledModels: ['plans'] }, NOON + 1)).toBe(before);
    expect(() => connected(before, { ...warehouse, type: 'bigquery' }, NOON)).toThrow(
      expect.objectContaining({ code: 'DuplicatedEntityNotAllowed', status: 409 }),
    );
  });

  it('that was disconnected begins anew', () => {
    const gone = disconnected(transferred(before, 3, () => 'transfer-1', NOON).destination, NOON);
    expect(isConnected(gone)).toBe(false);
    expect(disconnected(gone, NOON + 1)).toEqual(gone);
    expect(connected(gone, warehouse, NOON + 2)).toMatchObject({ connectedAt: NOON + 2, lastTransfer: null });
  });

  it('gets a transfer, unless nothing is enabled', () => {
    expect(transferred(before, 3, () => 'transfer-1', NOON)).toEqual({
      destination: { ...before, lastTransfer: { transferId: 'transfer-1', finishedAt: NOON, rowsTransferred: 3 } },
      result: { destinationId: 'warehouse', transferId: 'transfer-1' },
    });
    const nothing = { ...before, enabledModels: [] };
    expect(transferred(nothing, 0, () => 'never', NOON)).toEqual({
      destination: nothing,
      result: { destinationId: 'warehouse', problem: expect.stringContaining('No models') },
    });
  });
});

it('a token names its origin, lasts an hour, holds no secret and is the same again', () => {
  const setup = { applicationOrigin: 'https://schrift.example/ß', destinationType: null, enabledModels: ['plans'] };
  const { token, expiresAt } = scopedToken(setup, 'environment-1', NOON);
  expect(scopedToken(setup, 'environment-1', NOON).token).toBe(token);
  expect(expiresAt).toBe(NOON + 3_600_000);
  const [header, claims, signature] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  expect(JSON.parse(header ?? '')).toEqual({ alg: 'none', typ: 'JWT' });
  expect(JSON.parse(claims ?? '')).toEqual({
    sub: 'environment-1',
    aud: 'https://schrift.example/ß',
    iat: NOON / 1000,
    exp: NOON / 1000 + 3600,
    destinationType: null,
    enabledModels: ['plans'],
  });
  expect(signature).toBe('');
});
