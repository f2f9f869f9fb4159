import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const warehouse = { destinationId: 'warehouse', destinationType: 'snowflake' };

it('everything that is stored can be exported', async () => {
  const { client } = await inkwell();
  const { groups } = await client.listDataExportModels();
  const ids = groups.flatMap(({ models }) => models.map(({ id }) => id));
  expect(ids).toEqual(expect.arrayContaining(['customers', 'subscriptions', 'credit-ledger', 'contracts', 'entities']));
  expect(new Set(ids).size).toBe(ids.length);
  const { destinations } = await client.createDataExportDestination(warehouse);
  expect(destinations[0]?.enabledModels).toEqual(ids);
});

it('a destination is connected once, and every write answers with all of them', async () => {
  const { client } = await inkwell();
  await client.createDataExportDestination({ ...warehouse, enabledModels: ['customers'] });
  const twice = await client.createDataExportDestination({ ...warehouse, enabledModels: ['plans'] });
  expect(twice.destinations).toEqual([
    {
      destinationId: 'warehouse',
      type: 'snowflake',
      connectedAt: NOON,
      connectionStatus: 'connected',
      enabledModels: ['customers'],
    },
  ]);
  const { destinations } = await client.createDataExportDestination({ destinationId: 'lake', destinationType: 's3' });
  expect(destinations.map(({ destinationId }) => destinationId)).toEqual(['warehouse', 'lake']);
  await expect(client.createDataExportDestination({ ...warehouse, destinationType: 's3' })).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
});

it('a model that is not there is refused with those that are', async () => {
  const { client } = await inkwell();
  const act = client.createDataExportDestination({ ...warehouse, enabledModels: ['customers', 'secrets'] });
  await expect(act).rejects.toMatchObject({ status: 400, message: expect.stringMatching(/secrets.*products, plans/) });
});

it('a transfer takes as many rows as there are, and the next one what has come since', async () => {
  const { client, clock } = await inkwell();
  await client.createDataExportDestination({ ...warehouse, enabledModels: ['customers', 'subscriptions'] });
  expect(await client.triggerDataExportSync({ destinationId: 'warehouse' })).toEqual({
    results: [{ destinationId: 'warehouse', triggered: true, transferId: 'transfer-1' }],
  });
  clock.advance('PT1H');
  await client.provisionCustomer({ id: 'newcomer' });
  const update = { destinationId: 'warehouse', integrationId: 'integration-1', enabledModels: ['customers'] };
  const { destinations } = await client.updateDataExportDestination(update);
  expect(destinations).toMatchObject([
    {
      enabledModels: ['customers'],
      lastSyncStatus: { transferId: 'transfer-1', status: 'SUCCEEDED', finishedAt: NOON, rowsTransferred: 7 },
    },
  ]);
  await client.triggerDataExportSync({ destinationId: 'warehouse' });
  const after = await client.createDataExportDestination(warehouse);
  expect(after.destinations[0]?.lastSyncStatus).toMatchObject({ transferId: 'transfer-2', rowsTransferred: 4 });
});

it('without a destination all of them are synchronised, and one without models says why not', async () => {
  const { client } = await inkwell();
  expect(await client.triggerDataExportSync()).toEqual({ results: [] });
  await client.createDataExportDestination(warehouse);
  await client.createDataExportDestination({ destinationId: 'lake', destinationType: 's3', enabledModels: [] });
  expect((await client.triggerDataExportSync()).results).toEqual([
    { destinationId: 'warehouse', triggered: true, transferId: 'transfer-1' },
    { destinationId: 'lake', triggered: false, errorMessage: expect.stringContaining('No models') },
  ]);
  await expect(client.triggerDataExportSync({ destinationId: 'x' })).rejects.toMatchObject({
    status: 404,
    code: 'DataExportDestinationNotFound',
  });
});

it('a destination is deleted once or twice, and may come back as new', async () => {
  const { client } = await inkwell();
  await client.createDataExportDestination(warehouse);
  await client.triggerDataExportSync();
  const { destinationId } = warehouse;
  expect(await client.deleteDataExportDestination({ destinationId })).toEqual({ destinations: [] });
  expect(await client.deleteDataExportDestination({ destinationId })).toEqual({ destinations: [] });
  await expect(
    client.updateDataExportDestination({ destinationId, enabledModels: [], integrationId: 'i' }),
  ).rejects.toMatchObject({ status: 404 });
  const { destinations } = await client.createDataExportDestination(warehouse);
  expect(destinations).toHaveLength(1);
  expect(destinations[0]).not.toHaveProperty('lastSyncStatus');
});

it('a token is for one origin and one hour, and holds no secret', async () => {
  const { client } = await inkwell();
  const setup = { applicationOrigin: 'https://app.inkwell.example', enabledModels: ['customers'] };
  const minted = await client.mintDataExportToken({ ...setup, destinationType: 'bigquery' });
  expect(minted).toMatchObject({
    expiresAt: '2026-03-10T13:00:00.000Z',
    providerMetadata: { ...setup, destinationType: 'bigquery' },
  });
  const claims = Buffer.from(minted.token.split('.')[1] ?? '', 'base64url').toString();
  expect(JSON.parse(claims)).toMatchObject({ aud: setup.applicationOrigin, exp: Date.parse(minted.expiresAt) / 1000 });
  expect(minted.token.endsWith('.')).toBe(true);
});
