import { createMock } from '@meterline/mock';
import { handlers } from '@meterline/mock/msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { takeSeat } from './seats.js';

const baseUrl = 'https://api.example.com';
const mock = await createMock({ scenario: 'seats' });
const server = setupServer(...handlers(mock, { baseUrl }));

beforeAll(() => server.listen());
afterEach(() => {
  mock.evict();
});
afterAll(() => server.close());

it('takes a seat at the address that is fixed in the code', async () => {
  const door = { apiKey: 'server-fixed', baseUrl };
  expect(await takeSeat(door, 'customer-small')).toBe(true);
  expect(await takeSeat(door, 'customer-full')).toBe(false);
});
