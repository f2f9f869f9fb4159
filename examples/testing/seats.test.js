import { createMock } from '@meterline/mock';
import { beforeEach, expect, it } from 'vitest';
import { takeSeat } from './seats.js';

const mock = await createMock({
  scenario: 'seats',
  clock: '2026-03-10T12:00:00Z',
});
let door;
let environment;

// A key of its own for each test: no test sees another one.
beforeEach(() => {
  const apiKey = `server-${crypto.randomUUID()}`;
  door = { apiKey, baseUrl: 'http://mock', fetch: mock.fetch };
  environment = mock.environment(apiKey);
});

it('takes a seat while there is one', async () => {
  expect(await takeSeat(door, 'customer-small')).toBe(true);
  expect(await takeSeat(door, 'customer-small')).toBe(false);
  const once = { operationId: 'reportUsage', times: 1 };
  expect(environment.requests.verify(once)).toMatchObject({ isMet: true });
});

it('survives an answer that is lost on the way', async () => {
  environment.faults.add({
    operationId: 'reportUsage',
    connection: 'reset-after-commit',
    times: 1,
  });
  expect(await takeSeat(door, 'customer-small')).toBe(true);
  expect(await takeSeat(door, 'customer-small')).toBe(false);
});

it('the paid team is renewed when a month has passed', () => {
  const happenings = environment.clock.advance('P1M');
  expect(happenings.map(({ type }) => type)).toContain('subscription.renewed');
});
