import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromIso } from '../engine/time.ts';
import { Clock } from '../store/clock.ts';
import { Environment } from '../store/environment.ts';
import { Outbox } from './outbox.ts';

const NOON = '2026-03-10T12:00:00.000Z';
const created = { type: 'customer.created', customerId: 'ada', facts: { id: 'ada' } };

beforeEach(() => {
  vi.useFakeTimers({ now: fromIso(NOON) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** An environment with one webhook, which answers what it is told to. */
function environmentWith(answer: () => Promise<Response>, clock = new Clock()) {
  vi.stubGlobal('fetch', answer);
  const environment = new Environment('test', clock);
  environment.endpoints.add({
    url: 'http://app.example/hooks',
    types: null,
    thresholds: null,
    secretOf: () => 'secret',
  });
  const outbox = new Outbox(environment);
  const tell = () => outbox.take(environment.notifications.add([created], environment.clock.now()));
  return { environment, outbox, tell };
}

describe('a clock that runs by itself', () => {
  it('brings the attempts that wait, by itself', async () => {
    const { outbox, tell } = environmentWith(async () => new Response(null, { status: 503 }));
    tell();
    await outbox.settled();
    expect(outbox.attempts()).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(outbox.attempts()).toHaveLength(4);
    await vi.advanceTimersByTimeAsync(60_001);
    expect(outbox.attempts().map(({ at }) => at.slice(14, 19))).toEqual([
      '00:00',
      '00:00',
      '00:00',
      '00:00',
      '00:30',
      '01:00',
      '01:30',
    ]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('waits for nothing any more once the outbox is cleared', async () => {
    const { outbox, tell } = environmentWith(async () => new Response(null, { status: 503 }));
    tell();
    await outbox.settled();
    outbox.clear();
    expect(vi.getTimerCount()).toBe(0);
    expect(outbox.attempts()).toEqual([]);
  });
});

it('a receiver that does not answer is given up after 30 seconds, and tried again', async () => {
  const answers = [
    () => Promise.reject(new DOMException('The operation was aborted.', 'TimeoutError')),
    () => Promise.resolve(new Response(null, { status: 204 })),
  ];
  const { outbox, tell } = environmentWith(() => (answers.shift() as () => Promise<Response>)());
  tell();
  await outbox.settled();
  expect(outbox.attempts().map(({ reason, status }) => reason ?? status)).toEqual([
    'It did not answer within 30 seconds.',
    204,
  ]);
});

it('what is under way when the outbox is cleared is not noted afterwards', async () => {
  let finish = (_response: Response) => {};
  const { outbox, tell } = environmentWith(() => new Promise((resolve) => (finish = resolve)));
  tell();
  await vi.advanceTimersByTimeAsync(0);
  outbox.clear();
  finish(new Response(null, { status: 200 }));
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.attempts()).toEqual([]);
  await outbox.settled();
});
