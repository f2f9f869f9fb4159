// Code that calls a fixed address, unchanged, with the mock behind it.
import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';
import { handlers } from '@meterline/mock/msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { NOON } from '../../src/inkwell.ts';

const ADDRESS = 'https://api.meterline.example';
const mock = await createMock({ clock: NOON });
const server = setupServer(
  ...handlers(mock, { baseUrl: ADDRESS }),
  ...handlers(mock, { baseUrl: 'http://gateway.example:8080/billing/' }),
);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => {
  mock.evict();
});
afterAll(() => server.close());

const seats = { customerId: 'customer-test-id', featureId: 'feature-seats' };
const clientAt = (baseUrl: string, retries = 0) => createClient({ apiKey: 'server-test', baseUrl, retries });

it('the client calls its address, and the mock answers with state', async () => {
  const client = clientAt(ADDRESS);
  await client.reportUsage({ ...seats, value: 7 });
  expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 7 });
  expect(mock.environment('server-test').requests.verify({ operationId: 'reportUsage', times: 1 }).isMet).toBe(true);
});

it('an address may have a port and a path of its own', async () => {
  const client = clientAt('http://gateway.example:8080/billing');
  await client.reportUsage({ ...seats, value: 7 });
  const { data } = await client.listCustomers({ limit: 1 });
  expect(data).toHaveLength(1);
});

it('a refusal arrives as it is', async () => {
  await expect(clientAt(ADDRESS).getCustomer({ customerId: 'nobody' })).rejects.toMatchObject({
    status: 404,
    code: 'CustomerNotFound',
  });
});

describe('faults', () => {
  it.each(['reset', 'reset-after-commit', 'truncate'] as const)('%s: the retry counts nothing twice', async (fault) => {
    mock.environment('server-test').faults.add({ operationId: 'reportUsage', connection: fault, times: 1 });
    const client = clientAt(ADDRESS, 1);
    await client.reportUsage({ ...seats, value: 3 });
    expect(await client.checkEntitlement(seats)).toMatchObject({ currentUsage: 3 });
  });
});

it('other addresses are not touched', async () => {
  // MSW says at length that nobody answers.
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await expect(fetch('https://api.meterline.example.evil/api/v1/customers')).rejects.toThrow();
  expect(said).toHaveBeenCalled();
  said.mockRestore();
});

it('an address that is none is refused', () => {
  expect(() => handlers(mock, { baseUrl: 'api.example.com' })).toThrow('"api.example.com" is no address');
});
