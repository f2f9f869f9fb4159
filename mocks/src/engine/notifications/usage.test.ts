import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feature, MARCH, NOON } from '../catalog/fixture.ts';
import { APRIL } from '../customers/fixture.ts';
import { SEATS, seats } from '../entitlements/fixture.ts';
import type { Measurement } from '../usage/measurement.ts';
import { ASKED, changed, readingOf } from './fixture.ts';
import { toldOfMeasurement, toldOfUsage } from './usage.ts';

const TWENTY = seats({ usageLimit: 20 });
const month = { start: MARCH, end: APRIL };
const subject = { customerId: 'customer-test-id', featureId: SEATS, resourceId: 'resource-01' };

/** What is told of usage that was so much before and is so much now. */
function used(before: number, total: number, allowance = TWENTY, windows: (typeof month | null)[] = [null, null]) {
  const [old = null, now = null] = windows;
  const reading = readingOf({ usage: () => ({ total, window: now, allowance }) }, { features: [feature(SEATS)] });
  return toldOfUsage({ ...subject, before: { total: before, window: old }, entries: [] }, ASKED, reading);
}

describe('usage', () => {
  it('that comes near its limit is told, with the highest threshold that it crosses', () => {
    expect(used(10, 19)).toEqual([
      {
        type: 'entitlement.usage_exceeded',
        customerId: 'customer-test-id',
        facts: {
          customer: expect.objectContaining({ name: 'Ada' }),
          feature: expect.objectContaining({ id: SEATS }),
          resource: { id: 'resource-01' },
          currentUsage: 19,
          usageLimit: 20,
          threshold: 90,
        },
        crossing: { before: 50, after: 95, threshold: 90 },
      },
    ]);
    expect(used(19, 20)).toMatchObject([{ facts: { threshold: 100 } }]);
    expect(used(0, 15)).toEqual([]);
  });

  it('above a soft limit is told as well', () => {
    expect(used(15, 25, seats({ usageLimit: 20, hasSoftLimit: true }))).toMatchObject([{ facts: { threshold: 100 } }]);
  });

  it('of a period that has begun since is counted from nothing', () => {
    expect(used(19, 17, TWENTY, [{ start: MARCH - 1, end: MARCH }, month])).toMatchObject([
      { crossing: { before: 0, after: 85, threshold: 80 } },
    ]);
    expect(used(18, 19, TWENTY, [month, month])).toEqual([]);
  });

  it('without a limit that could be reached is told of nothing', () => {
    expect(used(0, 1000, seats({ hasUnlimitedUsage: true }))).toEqual([]);
    expect(used(0, 1000, null)).toEqual([]);
    expect(used(0, 1000, seats({ usageLimit: 20, isGranted: false }))).toEqual([]);
    const unknown = { ...subject, before: null, entries: [] };
    const reading = readingOf({ usage: () => ({ total: 20, window: null, allowance: TWENTY }) });
    expect(toldOfUsage(unknown, ASKED, reading)).toEqual([]);
  });

  it('of what has no number is all of its limit at once', () => {
    expect(used(0, 1, seats({ usageLimit: null }))).toMatchObject([{ facts: { usageLimit: 0, threshold: 100 } }]);
  });

  it('law: usage that only grows crosses each threshold at most once', () => {
    const growing = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 });
    fc.assert(
      fc.property(growing, (steps) => {
        let total = 0;
        const told = steps.flatMap((more) => {
          const before = total;
          total += more;
          return used(before, total).map(({ facts }) => facts.threshold as number);
        });
        expect(told).toEqual([...new Set(told)].sort((left, right) => left - right));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a measurement', () => {
  const measurement: Measurement = {
    ...subject,
    id: 'measurement-1',
    value: 3,
    updateBehavior: 'DELTA',
    dimensions: {},
    idempotencyKey: null,
    timestamp: NOON,
    createdAt: NOON,
  };
  const reading = readingOf({ usage: () => ({ total: 12, window: null, allowance: null }) });

  it('is told with the usage after the whole request', () => {
    expect(toldOfMeasurement(changed('measurements', undefined, measurement), ASKED, reading)).toEqual([
      {
        type: 'measurement.reported',
        customerId: 'customer-test-id',
        facts: {
          customer: expect.objectContaining({ name: 'Ada' }),
          feature: { id: SEATS, name: SEATS, featureType: 'NUMBER' },
          resource: { id: 'resource-01' },
          value: 3,
          currentUsage: 12,
        },
      },
    ]);
  });

  it('is told once', () => {
    expect(toldOfMeasurement(changed('measurements', measurement, measurement), ASKED, reading)).toEqual([]);
    expect(toldOfMeasurement(changed('measurements', measurement, undefined), ASKED, reading)).toEqual([]);
  });
});
