import { createHmac } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';
import { describe, expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';
import { receiver } from '../../src/receiver.ts';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four bytes').toString('base64')}`;
const DOWN = [500, 500, 500, 500, 500, 500, 500];

describe('a webhook', () => {
  it('gets what happens, flat and in order', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url });
    await client.provisionCustomer({ id: 'ada', name: 'Ada' });
    await client.provisionSubscription({ customerId: 'ada', planId: 'plan-free' });
    const attempts = await environment.webhooks.settled();
    expect(app.notifications()).toEqual(environment.notifications.list().map(({ payload }) => payload));
    expect(app.notifications().map(({ type }) => type)).toEqual([
      'customer.created',
      'subscription.created',
      'entitlements.updated',
    ]);
    expect(attempts[0]).toEqual({
      notificationId: 'message-1',
      type: 'customer.created',
      webhookId: 'webhook-1',
      number: 1,
      at: NOON,
      isDelivered: true,
      status: 200,
      reason: null,
      nextAttemptAt: null,
    });
  });

  it('carries its secret, and a signature that proves it', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url, secret: SECRET });
    await client.provisionCustomer({ id: 'ada' });
    await environment.webhooks.settled();
    const [{ headers, body }] = app.received as [(typeof app.received)[number]];
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'stigg-webhooks-secret': SECRET,
      'webhook-id': 'message-1',
    });
    const key = Buffer.from(SECRET.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    const age = Date.now() / 1000 - Number(headers['webhook-timestamp']);
    expect(age).toBeLessThan(300);
  });

  it('is signed with the letters of a secret that is plain text', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url, secret: 'plain' });
    await client.provisionCustomer({ id: 'ada' });
    await environment.webhooks.settled();
    const [{ headers, body }] = app.received as [(typeof app.received)[number]];
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', 'plain').update(signed).digest('base64')}`);
  });

  it('gets only the types that it asks for', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url, types: ['customer.updated'] });
    await client.provisionCustomer({ id: 'ada' });
    await client.updateCustomer({ customerId: 'ada', name: 'Ada' });
    await environment.webhooks.settled();
    expect(app.notifications().map(({ type }) => type)).toEqual(['customer.updated']);
  });

  it('is warned at thresholds of its own, and of several only at the highest', async () => {
    await using early = await receiver();
    await using usual = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: early.url, types: ['entitlement.usage_exceeded'], thresholds: [25, 50] });
    environment.webhooks.add({ url: usual.url, types: ['entitlement.usage_exceeded'] });
    const report = (value: number) =>
      client.reportUsage({ customerId: 'customer-test-id', featureId: 'feature-seats', value });
    for (const value of [4, 2, 12, 1]) await report(value);
    await environment.webhooks.settled();
    const warned = (app: typeof early) =>
      app.received.map(({ body }) => {
        const { currentUsage, threshold } = JSON.parse(body) as { currentUsage: number; threshold: number };
        return [currentUsage, threshold];
      });
    expect(warned(early)).toEqual([
      [6, 25],
      [18, 50],
    ]);
    expect(warned(usual)).toEqual([[18, 90]]);
  });

  it('is warned of credits at its own thresholds too', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({
      url: app.url,
      types: ['credit.balance.low', 'credit.grant.balance_low'],
      thresholds: [50],
    });
    const wallet = { customerId: 'customer-test-id', currencyId: 'currency-credits' };
    for (const amount of [40, 15, 30])
      await client.consumeCredits({ ...wallet, amount, idempotencyKey: `take-${amount}` });
    await environment.webhooks.settled();
    expect(app.notifications().map(({ type }) => type)).toEqual(['credit.grant.balance_low', 'credit.balance.low']);
    expect(app.notifications()[1]).toMatchObject({ remainingBalance: 45, percentageConsumed: 55 });
  });

  it('hears only of its own environment, and nothing once it is removed', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    const other = await inkwell();
    const { id } = environment.webhooks.add({ url: app.url });
    await other.client.provisionCustomer({ id: 'ben' });
    await other.environment.webhooks.settled();
    environment.webhooks.remove(id);
    await client.provisionCustomer({ id: 'ada' });
    await environment.webhooks.settled();
    expect(app.received).toEqual([]);
    expect(environment.webhooks.list()).toEqual([]);
  });

  it('that makes no sense is refused, with what is wrong', async () => {
    const { webhooks } = (await inkwell()).environment;
    expect(() => webhooks.add({ url: 'ftp://example.com' })).toThrow('body.url');
    expect(() => webhooks.add({ url: 'http://localhost', types: ['customer.create'] })).toThrow(
      'body.types[0]: nothing is told as "customer.create"',
    );
    expect(() => webhooks.add({ url: 'http://localhost', secret: 'two words' })).toThrow('body.secret');
    expect(() => webhooks.add({ url: 'http://localhost', thresholds: [50, 120] })).toThrow('body.thresholds[1]');
    expect(() => webhooks.remove('webhook-9')).toThrow('there is no webhook with the id "webhook-9"');
    expect(webhooks.list()).toEqual([]);
  });
});

describe('nobody there', () => {
  it('what happens is collected all the same, and nothing is sent', async () => {
    const { client, environment } = await inkwell();
    await client.provisionCustomer({ id: 'ada' });
    expect(environment.notifications.verify({ type: 'customer.created', customerId: 'ada' }).isMet).toBe(true);
    expect(await environment.webhooks.settled()).toEqual([]);
  });

  it('what was refused is told to nobody', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url });
    const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
    const usages = [20, -90].map((value) => ({ ...seats, value }));
    await expect(client.reportUsage({ usages })).rejects.toMatchObject({ status: 400 });
    expect(await environment.webhooks.settled()).toEqual([]);
    expect(app.received).toEqual([]);
  });
});

describe('a receiver that fails', () => {
  const failing = async (...answers: number[]) => {
    const app = await receiver(...answers);
    const story = await inkwell();
    story.environment.webhooks.add({ url: app.url });
    await story.client.provisionCustomer({ id: 'ada' });
    return { ...story, app, webhooks: story.environment.webhooks };
  };
  const timesOf = (attempts: { at: string; isDelivered: boolean }[]) =>
    attempts.map(({ at, isDelivered }) => [at.slice(11, 19), isDelivered]);

  it('is tried again three times at once, and three times more, 30 seconds apart', async () => {
    const { app, webhooks, clock } = await failing(...DOWN);
    await using _ = app;
    expect(timesOf(await webhooks.settled())).toEqual([
      ['12:00:00', false],
      ['12:00:00', false],
      ['12:00:00', false],
      ['12:00:00', false],
    ]);
    clock.advance('PT29S');
    expect(await webhooks.settled()).toHaveLength(4);
    clock.advance('PT1S');
    expect(timesOf(await webhooks.settled()).at(-1)).toEqual(['12:00:30', false]);
    clock.advance('PT1M');
    const attempts = await webhooks.settled();
    expect(timesOf(attempts).slice(5)).toEqual([
      ['12:01:00', false],
      ['12:01:30', false],
    ]);
    expect(attempts.at(-1)).toMatchObject({ number: 7, status: 500, reason: 'It answered 500.', nextAttemptAt: null });
    clock.advance('P1D');
    expect(await webhooks.settled()).toHaveLength(7);
  });

  it('gets the same message every time, and no more once it takes it', async () => {
    const { app, webhooks, clock } = await failing(500, 404, 302);
    await using _ = app;
    await webhooks.settled();
    clock.advance('P1D');
    const attempts = await webhooks.settled();
    expect(attempts.map(({ status }) => status).slice(0, 4)).toEqual([500, 404, 302, 200]);
    const [first, ...others] = app.received.slice(0, 4);
    for (const { headers, body } of others) {
      expect(headers['webhook-id']).toBe(first?.headers['webhook-id']);
      expect(body).toBe(first?.body);
    }
    expect(attempts.filter(({ notificationId }) => notificationId === 'message-1')).toHaveLength(4);
  });

  it('gets it when somebody asks for it again, after it was given up', async () => {
    const { app, webhooks, clock } = await failing(...DOWN);
    await using _ = app;
    clock.advance('PT2M');
    expect(await webhooks.settled()).toHaveLength(7);
    expect(webhooks.replay('message-1')).toEqual({ notificationId: 'message-1', webhookIds: ['webhook-1'] });
    const attempts = await webhooks.settled();
    expect(attempts.slice(7)).toMatchObject([{ number: 1, isDelivered: true, at: '2026-03-10T12:02:00.000Z' }]);
    expect(app.notifications().at(-1)).toMatchObject({ messageId: 'message-1' });
    expect(() => webhooks.replay('message-9')).toThrow('there is no notification with the id "message-9"');
  });

  it('is named when it cannot be reached', async () => {
    const { app, webhooks, client, environment } = await failing();
    await webhooks.settled();
    await app[Symbol.asyncDispose]();
    await client.updateCustomer({ customerId: 'ada', name: 'Ada' });
    const [attempt] = (await webhooks.settled()).slice(1);
    expect(attempt).toMatchObject({
      status: null,
      isDelivered: false,
      reason: expect.stringContaining('ECONNREFUSED'),
    });
    expect(environment.notifications.list()).toHaveLength(2);
  });

  it('does not keep another one waiting', async () => {
    const { app, webhooks, client } = await failing(...DOWN);
    await using _ = app;
    await using other = await receiver();
    webhooks.add({ url: other.url });
    await client.updateCustomer({ customerId: 'ada', name: 'Ada' });
    await webhooks.settled();
    expect(other.notifications().map(({ type }) => type)).toEqual(['customer.updated']);
  });
});

describe('a bad network, on demand', () => {
  const ten = Array.from({ length: 10 }, (_, index) => `customer-${index}`);
  const namesIn = (app: Awaited<ReturnType<typeof receiver>>) => app.notifications().map(({ messageId }) => messageId);

  async function deliveredWith(disturbance: { duplicates?: number; isShuffled?: boolean; seed?: number }) {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url });
    environment.webhooks.disturb(disturbance);
    for (const id of ten) await client.provisionCustomer({ id });
    expect(app.received).toEqual([]);
    await environment.webhooks.settled();
    return namesIn(app);
  }

  const inOrder = ten.map((_, index) => `message-${index + 1}`);

  it('brings messages out of order, the same way for the same seed', async () => {
    const once = await deliveredWith({ isShuffled: true, seed: 7 });
    expect(once).not.toEqual(inOrder);
    expect([...once].sort()).toEqual([...inOrder].sort());
    expect(await deliveredWith({ isShuffled: true, seed: 7 })).toEqual(once);
    expect(await deliveredWith({ isShuffled: true, seed: 8 })).not.toEqual(once);
  });

  it('brings messages twice', async () => {
    const twice = await deliveredWith({ duplicates: 1 });
    expect(twice).toEqual(inOrder.flatMap((id) => [id, id]));
    const some = await deliveredWith({ duplicates: 0.5, seed: 3 });
    expect(some.length).toBeGreaterThan(10);
    expect([...new Set(some)]).toEqual(inOrder);
  });

  it('is calm again when told so', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url });
    environment.webhooks.disturb({ duplicates: 1 });
    environment.webhooks.disturb(null);
    await client.provisionCustomer({ id: 'ada' });
    await environment.webhooks.settled();
    expect(namesIn(app)).toEqual(['message-1']);
  });
});

describe('what stays', () => {
  it('through a reset the webhooks, but not what was told', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    const webhook = environment.webhooks.add({ url: app.url });
    await client.provisionCustomer({ id: 'ada' });
    await environment.webhooks.settled();
    environment.reset();
    expect(environment.webhooks.list()).toEqual([webhook]);
    expect([environment.notifications.list(), environment.webhooks.attempts()]).toEqual([[], []]);
    await client.provisionCustomer({ id: 'ben' });
    await environment.webhooks.settled();
    expect(app.notifications().map(({ messageId }) => messageId)).toEqual(['message-1', 'message-2']);
  });

  it('in a snapshot both', async () => {
    await using app = await receiver();
    const { client, environment } = await inkwell();
    environment.webhooks.add({ url: app.url, types: ['customer.created'] });
    await client.provisionCustomer({ id: 'ada' });
    await environment.webhooks.settled();
    const copy = (await inkwell()).environment;
    copy.restore(environment.snapshot());
    expect(copy.webhooks.list()).toEqual(environment.webhooks.list());
    expect(copy.notifications.list()).toEqual(environment.notifications.list());
    copy.webhooks.replay('message-1');
    await copy.webhooks.settled();
    expect(app.notifications().map(({ messageId }) => messageId)).toEqual(['message-1', 'message-1']);
  });

  it('on a file both, and a restart sends nothing again', async () => {
    await using app = await receiver();
    const data = join(mkdtempSync(join(tmpdir(), 'webhooks-')), 'meterline.log');
    const start = async () => {
      const mock = await createMock({ clock: NOON, data });
      const client = createClient({ apiKey: 'server-a', baseUrl: 'http://mock', fetch: mock.fetch, retries: 0 });
      return { mock, client, environment: mock.environment('server-a') };
    };
    const first = await start();
    first.environment.webhooks.add({ url: app.url });
    await first.client.provisionCustomer({ id: 'ada' });
    await first.environment.webhooks.settled();
    const told = first.environment.notifications.list();
    await first.mock.close();

    const second = await start();
    expect(second.environment.notifications.list()).toEqual(told);
    await second.environment.webhooks.settled();
    expect(app.received).toHaveLength(1);
    await second.client.updateCustomer({ customerId: 'ada', name: 'Ada' });
    await second.environment.webhooks.settled();
    await second.mock.close();
    expect(app.notifications().map(({ type }) => type)).toEqual(['customer.created', 'customer.updated']);
  });
});

it('over HTTP, for tests in any language', async () => {
  await using app = await receiver(500);
  const { client, fetch, apiKey } = await inkwell();
  const call = async (method: string, path: string, body?: object) => {
    const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`http://mock/_mock${path}`, init);
    return { status: response.status, data: (await response.json()).data };
  };
  const webhook = { id: 'webhook-1', url: app.url, types: ['customer.created'], secret: 'plain', thresholds: [50] };
  const { id, ...wish } = webhook;
  expect(await call('POST', '/webhooks', wish)).toEqual({ status: 200, data: webhook });
  expect((await call('GET', '/webhooks')).data).toEqual([webhook]);
  await client.provisionCustomer({ id: 'ada' });
  expect((await call('POST', '/webhooks/flush')).data).toMatchObject([
    { number: 1, isDelivered: false, status: 500 },
    { number: 2, isDelivered: true, status: 200 },
  ]);
  expect(await call('POST', '/notifications/message-1/replay')).toEqual({
    status: 200,
    data: { notificationId: 'message-1', webhookIds: [id] },
  });
  expect(await call('PUT', '/webhooks/disturbance', { duplicates: 1 })).toMatchObject({ status: 200 });
  await client.provisionCustomer({ id: 'ben' });
  expect((await call('POST', '/webhooks/flush')).data).toHaveLength(5);
  expect(await call('DELETE', '/webhooks/disturbance')).toMatchObject({ status: 200 });
  expect((await call('GET', '/webhooks/attempts?notificationId=message-2')).data).toHaveLength(2);
  expect(await call('POST', '/notifications/message-9/replay')).toMatchObject({ status: 404 });
  expect(await call('POST', '/webhooks', { url: app.url, types: ['nothing'] })).toMatchObject({ status: 400 });
  expect(await call('DELETE', `/webhooks/${id}`)).toEqual({ status: 200, data: { id } });
  expect(await call('DELETE', `/webhooks/${id}`)).toMatchObject({ status: 404 });
});
