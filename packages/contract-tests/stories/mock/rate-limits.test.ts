import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';
import { expect, it } from 'vitest';
import { checkedFetch } from '../../src/checked-fetch.ts';
import { NOON } from '../../src/inkwell.ts';

const customerId = 'customer-test-id';

async function limited() {
  const mock = await createMock({ clock: NOON, rateLimits: true });
  const environment = mock.environment('server-limited');
  const fetch = checkedFetch(mock.fetch);
  const client = createClient({ apiKey: 'server-limited', baseUrl: 'http://mock', fetch, retries: 0 });
  return { mock, client, ...environment, environment };
}

const times = async (count: number, call: () => Promise<unknown>) => {
  for (let index = 0; index < count; index += 1) await call();
};
const tooMany = { status: 429, code: 'RateLimitExceeded' };

it('a customer is changed 30 times a minute, whatever the operation; the 31st waits', async () => {
  const { client, clock } = await limited();
  await times(20, () => client.updateCustomer({ customerId, name: 'Ada' }));
  clock.advance('PT20S');
  await times(10, () =>
    client.grantPromotionalEntitlements({
      customerId,
      promotionalEntitlements: [{ featureId: 'feature-seats', period: '1 week', usageLimit: 25 }],
    }),
  );
  await expect(client.updateCustomer({ customerId, name: 'Bea' })).rejects.toMatchObject({
    ...tooMany,
    message: expect.stringContaining(
      'The limit of 30 changes a minute for this customer is reached. Try again in 40 seconds.',
    ),
  });
  expect(await client.getCustomer({ customerId })).toMatchObject({ name: 'Ada' });
  await client.updateCustomer({ customerId: 'customer-free', name: 'Another customer has a limit of its own' });
  clock.advance('PT40S');
  await client.updateCustomer({ customerId, name: 'Bea' });
});

it('the answer says in Retry-After how many seconds to wait, and that is enough', async () => {
  const { mock, client, clock } = await limited();
  await times(30, () => client.updateCustomer({ customerId, name: 'Ada' }));
  clock.advance('PT12.5S');
  const ask = () =>
    mock.fetch(`http://mock/api/v1/customers/${customerId}`, {
      method: 'PATCH',
      headers: { 'X-API-KEY': 'server-limited', 'Content-Type': 'application/json' },
      body: '{"name":"Bea"}',
    });
  const refused = await ask();
  expect(refused.headers.get('retry-after')).toBe('48');
  expect(await refused.json()).toEqual({
    message: 'The limit of 30 changes a minute for this customer is reached. Try again in 48 seconds.',
    code: 'RateLimitExceeded',
  });
  clock.advance('PT48S');
  expect((await ask()).status).toBe(200);
});

it('each subscription has a limit of its own, and each resource that is subscribed', async () => {
  const { client } = await limited();
  const change = (subscriptionId: string) => client.updateSubscription({ subscriptionId, metadata: { seen: 'yes' } });
  await times(30, () => change('subscription-test-id'));
  await expect(change('subscription-test-id')).rejects.toMatchObject(tooMany);
  await change('subscription-resource-01');
  const provision = (resourceId: string) =>
    client.provisionSubscription({ customerId, planId: 'plan-pro', billingPeriod: 'MONTHLY', resourceId });
  await times(30, () => provision('resource-01'));
  await expect(provision('resource-01')).rejects.toMatchObject(tooMany);
  await provision('resource-02');
});

it('an operation has a limit, and events are counted one by one, by the second', async () => {
  const { client, clock } = await limited();
  const history = () =>
    client.getUsageHistory({ customerId, featureId: 'feature-seats', startDate: '2026-03-01T00:00:00Z' });
  await times(250, history);
  await expect(history()).rejects.toMatchObject(tooMany);
  const report = (count: number) =>
    client.reportEvents({
      events: Array.from({ length: count }, (_, index) => ({
        customerId,
        eventName: 'user_login',
        idempotencyKey: `${clock.now().getTime()}-${count}-${index}`,
      })),
    });
  await report(600);
  await report(400);
  await expect(report(1)).rejects.toMatchObject(tooMany);
  clock.advance('PT1S');
  await report(1);
});

it('what was refused does not count, and a reset forgets the counts', async () => {
  const { client, environment } = await limited();
  await times(40, () => client.updateCustomer({ customerId, name: 'x'.repeat(300) }).catch(() => undefined));
  await times(30, () => client.updateCustomer({ customerId, name: 'Ada' }));
  await expect(client.updateCustomer({ customerId, name: 'Bea' })).rejects.toMatchObject(tooMany);
  environment.reset();
  await client.updateCustomer({ customerId, name: 'Bea' });
});

it('without the option nothing is limited', async () => {
  const mock = await createMock({ clock: NOON });
  const client = createClient({ apiKey: 'server-free', baseUrl: 'http://mock', fetch: mock.fetch, retries: 0 });
  await times(60, () => client.updateCustomer({ customerId, name: 'Ada' }));
});
