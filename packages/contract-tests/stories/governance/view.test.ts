import { expect, it } from 'vitest';
import { CALLS, customerId, INK, newsroom } from './newsroom.ts';

async function spending() {
  const story = await newsroom();
  const { budget, calls } = story;
  await budget('editors', 1000);
  await budget('ada', 400, { parentId: 'editors' });
  await budget('ben', 100, { parentId: 'editors' });
  await budget('ada', 50, { scopeEntityIds: ['large'] });
  await calls(200, { userId: 'ada' });
  await calls(20, { userId: 'ada', model: 'large' }, 'resource-01');
  await calls(90, { userId: 'ben' });
  await calls(7, { teamId: 'editors' });
  await calls(1000, { userId: 'somebody else' });
  return story;
}

it('what an entity uses counts for its budgets, for their scope and for everything above', async () => {
  const { client } = await spending();
  const { data } = await client.listGovernanceNodes({ customerId, featureIds: [CALLS] });
  expect(
    data.map(({ entityId, scopeEntityIds, currentUsage, utilization }) => [
      entityId,
      scopeEntityIds.join(),
      currentUsage,
      utilization,
    ]),
  ).toEqual([
    ['ben', '', 90, 0.9],
    ['ada', '', 220, 0.55],
    ['ada', 'large', 20, 0.4],
    ['editors', '', 317, 0.317],
  ]);
  expect(data[0]).toEqual({
    entityId: 'ben',
    entityTypeId: 'user',
    displayName: null,
    parentId: 'editors',
    scopeEntityIds: [],
    featureId: CALLS,
    usageLimit: 100,
    currentUsage: 90,
    utilization: 0.9,
    cadence: 'P1M',
    usagePeriodStart: '2026-03-01T00:00:00.000Z',
    usagePeriodEnd: '2026-04-01T00:00:00.000Z',
  });
});

it('a new window begins from zero', async () => {
  const { client, clock } = await spending();
  clock.set('2026-04-01T00:00:00.000Z');
  const { data } = await client.listGovernanceNodes({ customerId, featureIds: [CALLS] });
  expect(data.map(({ currentUsage }) => currentUsage)).toEqual([0, 0, 0, 0]);
  expect(data[0]).toMatchObject({ usagePeriodEnd: '2026-05-01T00:00:00.000Z' });
});

it('credits count for whoever made them burn: by usage, by an event or directly', async () => {
  const { client } = await newsroom();
  const dimensions = { userId: 'ada', pages: 4 };
  await client.upsertAssignments({
    customerId,
    assignments: [{ entityId: 'ada', currencyId: INK, usageLimit: 20, cadence: 'P1W' }],
  });
  await client.reportUsage({ customerId, featureId: 'feature-ai-summaries', value: 3, dimensions });
  await client.reportEvent({ customerId, eventName: 'report_generated', dimensions });
  await client.consumeCredits({ customerId, currencyId: INK, amount: 1.5, dimensions });
  await client.consumeCredits({ customerId, currencyId: INK, amount: 50 });
  const { data } = await client.listGovernanceNodes({ customerId, currencyIds: [INK] });
  expect(data).toMatchObject([
    {
      entityId: 'ada',
      currencyId: INK,
      currentUsage: 9.5,
      utilization: 0.475,
      usagePeriodEnd: '2026-03-16T00:00:00.000Z',
    },
  ]);
});

it('events count through the meter of the feature: Ada met two readers, the editors three', async () => {
  const { client } = await newsroom();
  const featureId = 'feature-active-users';
  await client.upsertAssignments({
    customerId,
    assignments: [
      { entityId: 'editors', featureId, usageLimit: null, cadence: 'P1M' },
      { entityId: 'ada', featureId, usageLimit: 0, cadence: 'P1M', parentId: 'editors' },
      { entityId: 'ben', featureId, usageLimit: 10, cadence: 'P1M', parentId: 'editors' },
    ],
  });
  for (const [userId, user_id] of [
    ['ada', 'r1'],
    ['ada', 'r2'],
    ['ada', 'r1'],
    ['ben', 'r2'],
    ['ben', 'r3'],
  ] as const)
    await client.reportEvent({ customerId, eventName: 'user_login', dimensions: { userId, user_id } });
  const { data } = await client.listGovernanceNodes({
    customerId,
    featureIds: [featureId],
    sortBy: 'id',
    order: 'asc',
  });
  expect(data.map(({ entityId, currentUsage, utilization }) => [entityId, currentUsage, utilization])).toEqual([
    ['ada', 2, 1],
    ['ben', 2, 0.2],
    ['editors', 3, null],
  ]);
});

it('seats are a level: those given out last month are still taken', async () => {
  const { client, clock } = await newsroom();
  const featureId = 'feature-seats';
  await client.upsertAssignments({
    customerId,
    assignments: [{ entityId: 'editors', featureId, usageLimit: 10, cadence: 'P1M' }],
  });
  await client.reportUsage({ customerId, featureId, value: 8, dimensions: { teamId: 'editors' } });
  clock.set('2026-05-02T00:00:00.000Z');
  await client.reportUsage({ customerId, featureId, value: -3, dimensions: { teamId: 'editors' } });
  const { data } = await client.listGovernanceNodes({ customerId, featureIds: [featureId] });
  expect(data).toMatchObject([{ currentUsage: 5, utilization: 0.5 }]);
});

it('the tree shows every entity once, with its place and without use', async () => {
  const { client } = await spending();
  await client.archiveEntities({ customerId, ids: ['ben'] });
  const { data } = await client.listGovernanceNodes({ customerId });
  expect(data.map(({ entityId, parentId, usageLimit, cadence }) => [entityId, parentId, usageLimit, cadence])).toEqual([
    ['editors', null, null, null],
    ['ada', 'editors', null, null],
    ['large', null, null, null],
  ]);
  expect(data[0]).not.toHaveProperty('featureId');
});

it('the view is filtered and sorted', async () => {
  const { client } = await spending();
  const seen = async (query: object) =>
    (await client.listGovernanceNodes({ customerId, featureIds: [CALLS], ...query })).data.map(
      ({ entityId, scopeEntityIds }) => entityId + scopeEntityIds.join(),
    );
  expect(await seen({ sortBy: 'usageLimit', order: 'asc' })).toEqual(['adalarge', 'ben', 'ada', 'editors']);
  expect(await seen({ entityTypeIds: ['team', 'model'] })).toEqual(['editors']);
  expect(await seen({ entityIdSearch: 'EDITOR' })).toEqual(['editors']);
  expect(await seen({ entityIdSearch: '_' })).toEqual([]);
  expect(await seen({ minUtilization: 0.5 })).toEqual(['ben', 'ada']);
  expect(await seen({ scope: 'scoped' })).toEqual(['adalarge']);
  expect(await seen({ scope: 'nodeWide', sortBy: 'currentUsage' })).toEqual(['editors', 'ada', 'ben']);
});

it('the view is read forward, page by page', async () => {
  const { client } = await spending();
  const query = { customerId, featureIds: [CALLS], currencyIds: [INK], limit: 3 };
  const first = await client.listGovernanceNodes(query);
  expect(first.pagination).toEqual({ next: expect.any(String) });
  const ids: string[] = [];
  for await (const { entityId } of client.listGovernanceNodes(query)) ids.push(entityId);
  expect(ids).toEqual(['ben', 'ada', 'ada', 'editors']);
  await expect(client.listGovernanceNodes({ customerId, after: 'nowhere' })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('query.after'),
  });
});

it('lists may be given with repeated keys, too', async () => {
  const { fetch, apiKey } = await spending();
  const url = `http://mock/api/v1-beta/customers/${customerId}/governance?featureIds=x&featureIds=${CALLS}`;
  const response = await fetch(url, { headers: { 'x-api-key': apiKey } });
  expect(((await response.json()) as { data: unknown[] }).data).toHaveLength(4);
});
