import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';
const stripe = { id: 'integration-stripe', syncedEntityId: 'cus-test', vendorIdentifier: 'STRIPE' as const };
const hubspot = { id: 'integration-hubspot', syncedEntityId: '4711', vendorIdentifier: 'HUBSPOT' as const };

async function linked() {
  const story = await inkwell();
  for (const link of [stripe, hubspot]) await story.client.linkCustomerIntegration({ customerId, ...link });
  return story;
}

it('a link says by which id the other system knows the customer, and the customer shows it too', async () => {
  const { client } = await linked();
  expect(await client.getCustomerIntegration({ customerId, integrationId: 'integration-hubspot' })).toEqual({
    ...hubspot,
    syncData: null,
  });
  expect(await client.getCustomerIntegration({ customerId, integrationId: 'integration-stripe' })).toMatchObject({
    ...stripe,
    syncData: { billingId: 'cus-test', billingLinkUrl: expect.stringContaining('cus-test') },
  });
  expect(await client.getCustomer({ customerId })).toMatchObject({ integrations: [stripe, hubspot] });
});

it('what the customer was provisioned with is there as well', async () => {
  const { client } = await inkwell();
  await client.provisionCustomer({ id: 'quill', integrations: [{ ...hubspot, syncedEntityId: null }] });
  const { data } = await client.listCustomerIntegrations({ customerId: 'quill' });
  expect(data).toEqual([{ ...hubspot, syncedEntityId: null, syncData: null }]);
});

it('links are found by system, and read page by page, forth and back', async () => {
  const { client } = await linked();
  const ids = async (query: object) =>
    (await client.listCustomerIntegrations({ customerId, ...query })).data.map(({ id }) => id);
  expect(await ids({ vendorIdentifier: ['HUBSPOT', 'AUTH0'] })).toEqual(['integration-hubspot']);
  const first = await client.listCustomerIntegrations({ customerId, limit: 1 });
  expect(first.data.map(({ id }) => id)).toEqual(['integration-stripe']);
  const second = await first.next();
  expect(second?.data.map(({ id }) => id)).toEqual(['integration-hubspot']);
  expect((await second?.previous())?.data).toEqual(first.data);
});

it('a customer is linked with an integration once', async () => {
  const { client } = await linked();
  await expect(client.linkCustomerIntegration({ customerId, ...stripe })).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
  });
});

it('a link can be changed, and forget the id', async () => {
  const { client } = await linked();
  const name = { customerId, integrationId: 'integration-stripe' };
  expect(await client.updateCustomerIntegration({ ...name, syncedEntityId: 'cus-merged' })).toMatchObject({
    syncedEntityId: 'cus-merged',
    syncData: { billingId: 'cus-merged' },
  });
  await client.updateCustomerIntegration({ ...name, syncedEntityId: null });
  expect(await client.getCustomerIntegration(name)).toMatchObject({ syncedEntityId: null, syncData: null });
});

it('an unlinked system is forgotten', async () => {
  const { client } = await linked();
  const name = { customerId, integrationId: 'integration-stripe' };
  expect(await client.unlinkCustomerIntegration(name)).toMatchObject(stripe);
  expect((await client.listCustomerIntegrations({ customerId })).data).toMatchObject([hubspot]);
  for (const act of [
    client.getCustomerIntegration(name),
    client.updateCustomerIntegration({ ...name, syncedEntityId: null }),
    client.unlinkCustomerIntegration(name),
  ])
    await expect(act).rejects.toMatchObject({ status: 404, code: 'IntegrationNotFound' });
});
