import { expect, it } from 'vitest';
import { CALLS, customerId, INK, newsroom } from './newsroom.ts';

it('a budget is recognised by entity, capability and scope, and keeps the terms that are not said', async () => {
  const { client, clock, budget } = await newsroom();
  const scope = ['large', 'ben'];
  const [made] = await budget('ada', 400, { scopeEntityIds: scope });
  clock.advance('PT1H');
  const [changed] = await client.upsertAssignments({
    customerId,
    assignments: [{ entityId: 'ada', featureId: CALLS, scopeEntityIds: scope.toReversed(), usageLimit: 500 }],
  });
  expect(changed).toEqual({ ...made, usageLimit: 500, updatedAt: '2026-03-10T13:00:00.000Z' });
  const [other] = await budget('ada', 100);
  expect(other?.id).not.toBe(made?.id);
  const { data } = await client.listAssignments({ customerId, entityId: 'ada' });
  expect(data.map(({ usageLimit, cadence }) => [usageLimit, cadence])).toEqual([
    [500, 'P1M'],
    [100, 'P1M'],
  ]);
});

it('budgets are listed by what they are about, page by page', async () => {
  const { client, budget } = await newsroom();
  await budget('ada', 1);
  await budget('ben', 2);
  await client.upsertAssignments({
    customerId,
    assignments: [{ entityId: 'ada', currencyId: INK, usageLimit: 3, cadence: 'P1W' }],
  });
  const first = await client.listAssignments({ customerId, featureId: CALLS, limit: 1 });
  expect(first.data).toMatchObject([{ entityId: 'ada', featureId: CALLS, usageLimit: 1 }]);
  expect(first.pagination.next).toBe(first.data[0]?.id);
  expect((await first.next())?.data).toMatchObject([{ entityId: 'ben' }]);
  const credits = await client.listAssignments({ customerId, currencyId: INK });
  expect(credits.data).toMatchObject([{ entityId: 'ada', currencyId: INK, usageLimit: 3 }]);
  expect(credits.data[0]).not.toHaveProperty('featureId');
});

it.each([
  ['no capability', { usageLimit: 1, cadence: 'P1M' }, 400, 'BadUserInput'],
  ['two capabilities', { featureId: CALLS, currencyId: INK, usageLimit: 1, cadence: 'P1M' }, 400, 'BadUserInput'],
  ['no limit', { featureId: CALLS, cadence: 'P1M' }, 400, 'BadUserInput'],
  ['no cadence', { featureId: CALLS, usageLimit: 1 }, 400, 'BadUserInput'],
  ['a cadence of two units', { featureId: CALLS, usageLimit: 1, cadence: 'P1M2D' }, 400, 'BadUserInput'],
  [
    'a feature that nobody uses up',
    { featureId: 'feature-sso', usageLimit: 1, cadence: 'P1M' },
    400,
    'UnsupportedFeatureType',
  ],
  ['a feature that is not there', { featureId: 'x', usageLimit: 1, cadence: 'P1M' }, 404, 'FeatureNotFound'],
  ['a currency that is not there', { currencyId: 'x', usageLimit: 1, cadence: 'P1M' }, 404, 'CustomCurrencyNotFound'],
  [
    'itself as scope',
    { featureId: CALLS, usageLimit: 1, cadence: 'P1M', scopeEntityIds: ['ada'] },
    400,
    'BadUserInput',
  ],
  [
    'a scope that is not there',
    { featureId: CALLS, usageLimit: 1, cadence: 'P1M', scopeEntityIds: ['x'] },
    404,
    'EntityNotFound',
  ],
  [
    'a parent that is not there',
    { featureId: CALLS, usageLimit: 1, cadence: 'P1M', parentId: 'x' },
    404,
    'EntityNotFound',
  ],
])('a budget with %s is refused, and nothing is kept of the batch', async (_, said, status, code) => {
  const { client } = await newsroom();
  const fine = { entityId: 'ben', featureId: CALLS, usageLimit: 5, cadence: 'P1M' };
  const act = client.upsertAssignments({ customerId, assignments: [fine, { entityId: 'ada', ...said }] });
  await expect(act).rejects.toMatchObject({ status, code });
  expect((await client.listAssignments({ customerId })).data).toEqual([]);
});

it('an archived entity takes no budget', async () => {
  const { client, budget } = await newsroom();
  await client.archiveEntities({ customerId, ids: ['ada'] });
  await expect(budget('ada', 1)).rejects.toMatchObject({ status: 400, code: 'EntityIsArchivedError' });
});

it('a place comes with a budget, holds for all budgets of the entity, and only leaves can move', async () => {
  const { client, budget } = await newsroom();
  await budget('editors', 1000);
  const [ada] = await budget('ada', 400, { parentId: 'editors' });
  expect(ada?.parentId).toBe('editors');
  const [scoped] = await budget('ada', 10, { scopeEntityIds: ['large'] });
  expect(scoped?.parentId).toBe('editors');
  await expect(budget('editors', 1000, { parentId: 'large' })).rejects.toMatchObject({ code: 'IntegrityViolation' });
  await expect(budget('ada', 400, { parentId: 'ada' })).rejects.toMatchObject({ code: 'IntegrityViolation' });
  const [moved] = await budget('ada', 400, { parentId: null });
  expect(moved?.parentId).toBeNull();
  expect((await client.listAssignments({ customerId, entityId: 'ada' })).data.map(({ parentId }) => parentId)).toEqual([
    null,
    null,
  ]);
});

it('nothing can be above itself', async () => {
  const { budget } = await newsroom();
  await budget('ada', 1, { parentId: 'editors' });
  await expect(budget('editors', 1, { parentId: 'ada' })).rejects.toMatchObject({ code: 'IntegrityViolation' });
});
