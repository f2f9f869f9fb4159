import assert from 'node:assert/strict';
import { it } from 'vitest';
import { marketMock, marketOf } from './market.ts';
import { assertSame, memoryOf } from './memory.ts';
import { Walk } from './walk.ts';

it('ten years in one call are 120 months, one by one', async () => {
  const mock = await marketMock();
  const { environment, ...market } = marketOf(mock, 'ten-years');
  const walk = await Walk.begin({ environment, ...market }, 10);
  while (walk.steps.length < 150) await walk.take(walk.choose());
  const kept = environment.snapshot();
  const end = new Date(environment.clock.now());
  end.setUTCFullYear(end.getUTCFullYear() + 10);
  const atOnce = environment.clock.set(end);
  const memory = memoryOf(environment);

  environment.restore(kept);
  const monthly = Array.from({ length: 119 }, () => environment.clock.advance('P1M')).flat();
  assert.deepEqual([...monthly, ...environment.clock.set(end)], atOnce);
  assert.ok(atOnce.length > 100, 'a population to whom something happens');
  assertSame(memoryOf(environment), memory, 'ten years');
  await mock.close();
});
