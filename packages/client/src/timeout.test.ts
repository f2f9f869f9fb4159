import { describe, expect, test, vi } from 'vitest';
import { TimeoutError } from './errors/timeout-error.ts';
import { failureOf, no, ok, scriptedClient, seats } from './fixture.ts';
import { hostRuntime } from './runtime.ts';

const never = () => new Promise<Response>(() => {});

describe('timeout', () => {
  test('limits each attempt, and is retried', async () => {
    const { client, arrivals, waits } = scriptedClient([never, never, never], { timeout: 1234 });
    const error = await failureOf(client.reportUsage(seats));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ message: 'reportUsage: no complete answer within 1234 ms.' });
    expect(waits).toEqual([1234, 500, 1234, 1000, 1234]);
    expect(arrivals.length).toBeLessThanOrEqual(3);
  });

  test('covers the body of the answer', async () => {
    let expire = () => {};
    const wait = () => new Promise<void>((resolve) => (expire = resolve));
    const body = () => new ReadableStream({ pull: () => expire() }, { highWaterMark: 0 });
    const { client } = scriptedClient([() => new Response(body())], { timeout: 5, retries: 0 }, { wait });
    expect(await failureOf(client.reportUsage(seats))).toBeInstanceOf(TimeoutError);
  });

  test('tells fetch to stop', async () => {
    let expire = () => {};
    const wait = () => new Promise<void>((resolve) => (expire = resolve));
    let request: Request | undefined;
    const fetch = (sent: Request) => {
      request = sent;
      expire();
      return never();
    };
    const { client } = scriptedClient([], { fetch, timeout: 5, retries: 0 }, { wait });
    expect(await failureOf(client.reportUsage(seats))).toBeInstanceOf(TimeoutError);
    expect(request?.signal.aborted).toBe(true);
  });

  test('the timer is stopped when the answer is there', async () => {
    const stopped = vi.fn();
    const wait = (_: number, signal?: AbortSignal) =>
      new Promise<void>(() => signal?.addEventListener('abort', stopped));
    const { client } = scriptedClient([ok([])], { timeout: 5 }, { wait });
    await client.reportUsage(seats);
    expect(stopped).toHaveBeenCalledOnce();
  });
});

describe('abort', () => {
  test('stops a request at once with the reason of the caller', async () => {
    const controller = new AbortController();
    const reason = new Error('the user left');
    const { client, arrivals } = scriptedClient([
      () => {
        controller.abort(reason);
        return never();
      },
    ]);
    expect(await failureOf(client.reportUsage(seats, { signal: controller.signal }))).toBe(reason);
    expect(arrivals).toHaveLength(1);
  });

  test('without a reason it is an AbortError', async () => {
    const { client, arrivals } = scriptedClient([ok([])]);
    expect(await failureOf(client.reportUsage(seats, { signal: AbortSignal.abort() }))).toMatchObject({
      name: 'AbortError',
    });
    expect(arrivals).toEqual([]);
  });

  test('stops the pause between attempts', async () => {
    const controller = new AbortController();
    const wait = (milliseconds: number, signal?: AbortSignal) => {
      const waiting = hostRuntime.wait(milliseconds, signal);
      controller.abort('enough');
      return waiting;
    };
    const { client, arrivals } = scriptedClient([no(500)], {}, { wait });
    expect(await failureOf(client.reportUsage(seats, { signal: controller.signal }))).toBe('enough');
    expect(arrivals).toHaveLength(1);
  });
});

describe('hostRuntime', () => {
  test('waits as long as it says, and mints what nobody has', async () => {
    vi.useFakeTimers();
    const waited = vi.fn();
    const waiting = hostRuntime.wait(1000, new AbortController().signal).then(waited);
    await vi.advanceTimersByTimeAsync(999);
    expect(waited).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    vi.useRealTimers();
    expect(hostRuntime.mintKey()).not.toBe(hostRuntime.mintKey());
    await expect(hostRuntime.wait(1, AbortSignal.abort('late'))).rejects.toBe('late');
  });
});
