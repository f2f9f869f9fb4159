import { expect, it } from 'vitest';
import { CALLS, customerId, INK, newsroom } from './newsroom.ts';

async function spending() {
  const story = await newsroom();
  await story.budget('editors', 500);
  await story.budget('ada', 400, { parentId: 'editors' });
  await story.calls(390, { userId: 'ada' });
  await story.calls(100, { userId: 'ben' });
  return story;
}

const ada = { customerId, featureId: CALLS, dimensions: { userId: 'ada' } };

it('Ada may use her budget up, and not more', async () => {
  const { client } = await spending();
  expect(await client.checkGovernedEntitlement({ ...ada, requestedUsage: 10 })).toMatchObject({
    type: 'FEATURE',
    isGranted: true,
    accessDeniedReason: null,
    currentUsage: 490,
    usageLimit: 100_000,
    chains: [
      [
        { entityId: 'ada', scopeEntityIds: [], usageLimit: 400, currentUsage: 390, isGranted: true },
        { entityId: 'editors', scopeEntityIds: [], usageLimit: 500, currentUsage: 390, isGranted: true },
      ],
    ],
  });
  expect(await client.checkGovernedEntitlement({ ...ada, requestedUsage: 11 })).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'BudgetExceeded',
    chains: [
      [
        { entityId: 'ada', isGranted: false },
        { entityId: 'editors', isGranted: true },
      ],
    ],
  });
});

it('what is above says no as well as what is below', async () => {
  const { client, budget, calls } = await spending();
  await budget('ben', null, { parentId: 'editors' });
  await calls(5, { userId: 'ben' });
  const ben = { customerId, featureId: CALLS, dimensions: { userId: 'ben' } };
  expect(await client.checkGovernedEntitlement({ ...ben, requestedUsage: 5 })).toMatchObject({
    isGranted: true,
    chains: [
      [
        { entityId: 'ben', usageLimit: null, currentUsage: 105 },
        { entityId: 'editors', currentUsage: 495 },
      ],
    ],
  });
  expect(await client.checkGovernedEntitlement({ ...ben, requestedUsage: 6 })).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'BudgetExceeded',
  });
});

it('a scoped budget is asked when its scope takes part', async () => {
  const { client, budget, calls } = await spending();
  await budget('ada', 20, { scopeEntityIds: ['large'] });
  await calls(0, { userId: 'ada', model: 'large' });
  const dimensions = { userId: 'ada', model: 'large' };
  const { chains } = await client.checkGovernedEntitlement({ ...ada, dimensions, requestedUsage: 10 });
  expect(chains?.map((chain) => chain.map(({ entityId, scopeEntityIds }) => [entityId, ...scopeEntityIds]))).toEqual([
    [['ada'], ['ada', 'large'], ['editors']],
    [['large']],
  ]);
  expect((await client.checkGovernedEntitlement(ada)).chains?.[0]).toHaveLength(2);
});

it('without dimensions it is the plain check, and dimensions that name nobody give no chain', async () => {
  const { client } = await spending();
  const { dimensions: _, ...plain } = ada;
  expect(await client.checkGovernedEntitlement(plain)).toEqual(await client.checkEntitlement(plain));
  expect(await client.checkGovernedEntitlement({ ...plain, dimensions: { color: 'red' } })).toMatchObject({
    isGranted: true,
    chains: [],
  });
});

it('a denial of the customer keeps its reason, whatever the budgets say', async () => {
  const { client } = await spending();
  const seats = { customerId, featureId: 'feature-seats', dimensions: { userId: 'ada' }, requestedUsage: 21 };
  expect(await client.checkGovernedEntitlement(seats)).toMatchObject({
    accessDeniedReason: 'RequestedUsageExceedingLimit',
    chains: [
      [
        { entityId: 'ada', usageLimit: null, isGranted: true },
        { entityId: 'editors', usageLimit: null },
      ],
    ],
  });
  expect(await client.checkGovernedEntitlement({ ...ada, customerId: 'nobody' })).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'CustomerNotFound',
    chains: [],
  });
});

it('credits have budgets, too', async () => {
  const { client } = await newsroom();
  await client.upsertAssignments({
    customerId,
    assignments: [{ entityId: 'ada', currencyId: INK, usageLimit: 20, cadence: 'P1D' }],
  });
  const credits = { customerId, currencyId: INK, dimensions: { userId: 'ada' } };
  await client.consumeCredits({ customerId, currencyId: INK, amount: 15, dimensions: { userId: 'ada' } });
  expect(await client.checkGovernedEntitlement({ ...credits, requestedUsage: 5 })).toMatchObject({
    type: 'CREDIT',
    isGranted: true,
    chains: [[{ usageLimit: 20, currentUsage: 15, isGranted: true }]],
  });
  expect(await client.checkGovernedEntitlement({ ...credits, requestedUsage: 6 })).toMatchObject({
    isGranted: false,
    accessDeniedReason: 'BudgetExceeded',
    usageLimit: 100,
    currentUsage: 15,
  });
});

it('an archived entity has no say, and its use is there when it comes back', async () => {
  const { client } = await spending();
  await client.archiveEntities({ customerId, ids: ['ada'] });
  expect((await client.checkGovernedEntitlement({ ...ada, requestedUsage: 50 })).chains).toMatchObject([
    [{ entityId: 'editors', currentUsage: 390 }],
  ]);
  await client.unarchiveEntities({ customerId, ids: ['ada'] });
  expect(await client.checkGovernedEntitlement({ ...ada, requestedUsage: 50 })).toMatchObject({ isGranted: false });
});
