import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';
import { customerId, newsroom } from './newsroom.ts';

it('kinds of entity belong to the environment and are listed in the order in which they came', async () => {
  const { client } = await newsroom();
  const first = await client.listEntityTypes({ limit: 2 });
  expect(first.data.map(({ id }) => id)).toEqual(['team', 'user']);
  expect((await first.next())?.data).toMatchObject([{ id: 'model', attributionKeys: ['model'], description: null }]);
});

it('saying the same kind again changes nothing, and a description goes only when it is cleared', async () => {
  const { client, clock } = await inkwell();
  const team = { id: 'team', displayName: 'Team', attributionKeys: ['teamId'] };
  await client.upsertEntityTypes({ types: [{ ...team, description: 'A desk — or two' }] });
  clock.advance('PT1H');
  const [again] = await client.upsertEntityTypes({ types: [team] });
  expect(again).toMatchObject({ description: 'A desk — or two', createdAt: NOON, updatedAt: NOON });
  const [cleared] = await client.upsertEntityTypes({ types: [{ ...team, description: null }] });
  expect(cleared).toMatchObject({ description: null, updatedAt: '2026-03-10T13:00:00.000Z' });
});

it('an entity keeps what nothing is said of, and its metadata is merged', async () => {
  const { client } = await newsroom();
  const [ada] = await client.upsertEntities({
    customerId,
    entities: [{ id: 'ada', metadata: { floor: '', city: 'Ghent' } }],
  });
  expect(ada).toMatchObject({ displayName: 'Ada', entityTypeId: 'user' });
  expect(ada?.metadata).toEqual({ desk: 'news', city: 'Ghent' });
  expect(await client.getEntity({ customerId, entityId: 'ada' })).toEqual(ada);
});

it('a new entity needs a kind that exists, and one bad line refuses the whole batch', async () => {
  const { client } = await newsroom();
  const upsert = (line: { id: string; entityTypeId?: string }) =>
    client.upsertEntities({ customerId, entities: [{ id: 'cleo', entityTypeId: 'user' }, line] });
  await expect(upsert({ id: 'dan' })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('body.entities[1].entityTypeId'),
  });
  await expect(upsert({ id: 'dan', entityTypeId: 'robot' })).rejects.toMatchObject({
    status: 404,
    code: 'EntityTypeNotFound',
  });
  await expect(client.getEntity({ customerId, entityId: 'cleo' })).rejects.toMatchObject({
    status: 404,
    code: 'EntityNotFound',
  });
});

it('archived entities leave the list until they are asked for, or come back', async () => {
  const { client } = await newsroom();
  expect(await client.archiveEntities({ customerId, ids: ['ben', 'large', 'ben'] })).toEqual({ ids: ['ben', 'large'] });
  const ids = async (query: object = {}) =>
    (await client.listEntities({ customerId, ...query })).data.map(({ id }) => id);
  expect(await ids()).toEqual(['editors', 'ada']);
  expect(await ids({ includeArchived: 'false' })).toEqual(['editors', 'ada']);
  expect(await ids({ includeArchived: 'true', entityTypeId: 'user' })).toEqual(['ada', 'ben']);
  expect(await client.getEntity({ customerId, entityId: 'ben' })).toMatchObject({ archivedAt: NOON });
  expect(await client.unarchiveEntities({ customerId, ids: ['ben'] })).toEqual({ ids: ['ben'] });
  expect(await ids()).toEqual(['editors', 'ada', 'ben']);
});

it('archiving somebody unknown archives nobody', async () => {
  const { client } = await newsroom();
  await expect(client.archiveEntities({ customerId, ids: ['ada', 'nobody'] })).rejects.toMatchObject({
    status: 404,
    code: 'EntityNotFound',
  });
  expect(await client.getEntity({ customerId, entityId: 'ada' })).toMatchObject({ archivedAt: null });
});

it('the entities of a customer are nobody else’s', async () => {
  const { client } = await newsroom();
  expect((await client.listEntities({ customerId: 'customer-free' })).data).toEqual([]);
  await expect(client.listEntities({ customerId: 'nobody' })).rejects.toMatchObject({ code: 'CustomerNotFound' });
});
