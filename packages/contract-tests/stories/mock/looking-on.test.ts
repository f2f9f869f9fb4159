import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

it('who only looks on leaves no trace in the journal, and meets no fault', async () => {
  const { mock, apiKey, environment } = await inkwell();
  environment.faults.add({ status: 503 });
  const look = (headers: Record<string, string>) =>
    mock.fetch('http://mock/api/v1/customers', { headers: { 'x-api-key': apiKey, ...headers } });
  expect((await look({ 'x-meterline-unseen': 'true' })).status).toBe(200);
  expect(environment.requests.list()).toEqual([]);
  expect((await look({})).status).toBe(503);
  expect(environment.requests.list()).toHaveLength(1);
});

it('nobody changes anything unseen', async () => {
  const { fetch, apiKey, environment } = await inkwell();
  const headers = { 'x-api-key': apiKey, 'x-meterline-unseen': 'true', 'content-type': 'application/json' };
  await fetch(new Request('http://mock/api/v1/customers', { method: 'POST', headers, body: '{"id":"ada"}' }));
  expect(environment.requests.list()).toMatchObject([{ operationId: 'provisionCustomer', status: 201 }]);
});

it('a meter tells what it took, and every event who took it', async () => {
  const { client, environment, mock, apiKey } = await inkwell();
  for (const eventName of ['user_login', 'user_logout'])
    await client.reportEvent({ customerId: 'customer-test-id', eventName, dimensions: { user_id: 'ada' } });
  const { meters, events } = environment.meters();
  expect(meters).toMatchObject([
    { featureId: 'feature-active-users', accepted: 1, rejected: 1 },
    { featureId: 'feature-report-pages', accepted: 0, rejected: 2 },
  ]);
  expect(events).toMatchObject([
    { eventName: 'user_logout', acceptedBy: [] },
    { eventName: 'user_login', acceptedBy: ['feature-active-users'] },
  ]);
  const response = await mock.fetch('http://mock/_mock/meters', { headers: { 'x-api-key': apiKey } });
  expect(await response.json()).toEqual({ data: { meters, events } });
});

it('the scenarios that one can reset to are listed', async () => {
  const { mock, apiKey } = await inkwell();
  const response = await mock.fetch('http://mock/_mock/scenarios', { headers: { 'x-api-key': apiKey } });
  const { data } = (await response.json()) as { data: { name: string; description: string }[] };
  expect(data.map(({ name }) => name)).toEqual(expect.arrayContaining(['demo', 'empty', 'seats', 'trial']));
  for (const { description } of data) expect(description).toMatch(/\S/);
});
