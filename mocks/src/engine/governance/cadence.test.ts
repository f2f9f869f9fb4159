import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromIso, toIso } from '../time.ts';
import { windowOf } from './cadence.ts';
import { NOON } from './fixture.ts';

it.each([
  ['P1Y', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ['P1M', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'],
  ['P3M', '2026-03-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'],
  ['P1W', '2026-03-09T00:00:00.000Z', '2026-03-16T00:00:00.000Z'],
  ['P30D', '2026-03-10T00:00:00.000Z', '2026-04-09T00:00:00.000Z'],
  ['PT1H', '2026-03-10T12:00:00.000Z', '2026-03-10T13:00:00.000Z'],
  ['PT15M', '2026-03-10T12:00:00.000Z', '2026-03-10T12:15:00.000Z'],
  ['PT1S', '2026-03-10T12:00:00.000Z', '2026-03-10T12:00:01.000Z'],
])('a budget of %s made on Tuesday 10 March at noon has the window %s – %s', (cadence, start, end) => {
  const window = windowOf(cadence, NOON, NOON);
  expect(window && [toIso(window.start), toIso(window.end)]).toEqual([start, end]);
});

it('P30D goes on in thirties', () => {
  const window = windowOf('P30D', NOON, fromIso('2026-05-10T00:00:00Z'));
  expect(window && toIso(window.start)).toBe('2026-05-09T00:00:00.000Z');
});

it.each(['', 'P1', 'P0D', 'P1M2D', 'PT1D', 'P1H', 'month'])('%j cannot be read', (cadence) => {
  expect(windowOf(cadence, NOON, NOON)).toBeNull();
});

it('windows touch, and the instant lies in its own', () => {
  const cadences = fc
    .tuple(fc.constantFrom('P*Y', 'P*M', 'P*W', 'P*D', 'PT*H', 'PT*M', 'PT*S'), fc.integer({ min: 1, max: 90 }))
    .map(([form, length]) => form.replace('*', String(length)));
  const instants = fc.integer({ min: NOON, max: fromIso('2040-01-01T00:00:00Z') });
  fc.assert(
    fc.property(cadences, instants, (cadence, at) => {
      const window = windowOf(cadence, NOON, at);
      if (window === null) throw new Error(cadence);
      expect(window.start <= at && at < window.end).toBe(true);
      expect(windowOf(cadence, NOON, window.end)?.start).toBe(window.end);
    }),
  );
});
