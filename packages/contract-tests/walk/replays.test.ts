import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mock } from '@meterline/mock';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, it } from 'vitest';
import { Chance } from './chance.ts';
import { rehearsed } from './laws/answers.ts';
import { marketMock, marketOf } from './market.ts';
import { assertSame, memoryOf } from './memory.ts';
import { DAY } from './scene.ts';
import { along, holds, RUNS, sequenceOf } from './sequence.ts';
import { isCall } from './step.ts';
import { advance } from './steps/clock.ts';
import { cancelSubscription, provisionSubscription, updateSubscription } from './steps/subscriptions.ts';
import { Walk } from './walk.ts';

let mock: Mock;
beforeAll(async () => {
  mock = await marketMock();
});
afterEach(() => void mock.evict());
afterAll(() => mock.close());

const LONG = 600_000;

/** What is recognised for ever, by the keys of its lines; any other POST is for a day, by its Idempotency-Key. */
const BY_LINES = ['reportUsage', 'reportEvents', 'consumeCredits', 'consumeCreditsAsync'];

it(
  'whatever was acknowledged and is sent once more, with its keys, changes nothing',
  async () => {
    await holds(sequenceOf(7), fc.nat(6), (sequence, length) =>
      along(mock, sequence, { care: 'none' }, async (walk) => {
        const before = memoryOf(walk.market.environment);
        for (const { step, at } of walk.acknowledged.slice(0, length + 1)) {
          if (!BY_LINES.includes(step.operationId) && walk.now - at >= DAY) continue;
          await walk.send(step);
          assertSame(memoryOf(walk.market.environment), before, `${step.operationId} once more`);
        }
      }),
    );
  },
  LONG,
);

const SUBSCRIBING = [
  [4, provisionSubscription],
  [2, updateSubscription],
  [1, cancelSubscription],
  [2, advance],
] as const;

it(
  'whatever is provisioned costs what its preview said',
  async () => {
    await holds(sequenceOf(4), fc.nat(), (sequence, last) =>
      along(mock, sequence, { care: 'none', makers: SUBSCRIBING }, async (walk) => {
        const step = walk.choose(new Chance(last), [[1, provisionSubscription]]);
        assert.ok(isCall(step));
        walk.steps.push(step);
        const afterwards = await rehearsed(walk.market, step, walk.people);
        const { data, refused } = await walk.send(step);
        await afterwards?.(data, refused);
      }),
    );
  },
  LONG,
);

it(
  'a file of what changed, carried out again, gives every environment as it was, wherever it was cut off',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meterline-walk-'));
    const durable = await marketMock(join(folder, 'data.log'));
    try {
      const memories = new Map<string, ReturnType<typeof memoryOf>>();
      for (const [index, sequence] of fc.sample(sequenceOf(4), { numRuns: RUNS, seed: 1 }).entries()) {
        const market = marketOf(durable, `file-${index}`);
        const walk = await Walk.begin(market, 0, 'none');
        for (const one of sequence) await walk.take(walk.choose(new Chance(one)));
        memories.set(`file-${index}`, memoryOf(market.environment));
      }
      copyFileSync(join(folder, 'data.log'), join(folder, 'copy.log'));
      const again = await marketMock(join(folder, 'copy.log'));
      for (const [name, memory] of memories) assertSame(memoryOf(marketOf(again, name).environment), memory, name);
      await again.close();
    } finally {
      await durable.close();
      rmSync(folder, { recursive: true });
    }
  },
  LONG,
);
