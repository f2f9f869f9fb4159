import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Limit, Rates } from './rates.ts';

const limit = (weight: number): Limit => ({ name: 'a', what: 'calls', most: 10, span: 1000, weight });
const requests = fc.array(fc.record({ pause: fc.nat(400), weight: fc.integer({ min: 1, max: 10 }) }), {
  maxLength: 60,
});

it('whatever comes: no span holds more than the limit, and whoever waits as told gets through', () => {
  fc.assert(
    fc.property(requests, (all) => {
      const rates = new Rates();
      const passed: { at: number; weight: number }[] = [];
      let at = 0;
      for (const { pause, weight } of all) {
        at += pause;
        const wait = rates.wait(limit(weight), at);
        expect(rates.wait(limit(weight), at + wait)).toBe(0);
        if (wait > 0) continue;
        rates.count(limit(weight), at);
        passed.push({ at, weight });
      }
      for (const { at: start } of passed) {
        const inSpan = passed.filter((one) => one.at >= start && one.at < start + 1000);
        expect(inSpan.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(10);
      }
    }),
  );
});

it('what is larger than the limit goes alone', () => {
  const rates = new Rates();
  expect(rates.wait(limit(25), 0)).toBe(0);
  rates.count(limit(25), 0);
  expect(rates.wait(limit(1), 0)).toBe(1000);
  expect(rates.wait(limit(25), 1000)).toBe(0);
});

it('a clock that was put back does not count what is in its future', () => {
  const rates = new Rates();
  expect(rates.wait(limit(10), 5000)).toBe(0);
  rates.count(limit(10), 5000);
  expect(rates.wait(limit(1), 4000)).toBe(0);
});
