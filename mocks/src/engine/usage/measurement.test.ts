import { describe, expect, it } from 'vitest';
import { type Feature, NEW_FEATURE } from '../catalog/feature.ts';
import { report } from './fixture.ts';
import { assertInRange, assertMeasurable, entryFrom, isRepeat, type Measurement, usageAfter } from './measurement.ts';

const MOST = Number.MAX_SAFE_INTEGER;
const FIELD = 'body.usages[0].value';

const feature = (said: Partial<Feature>): Feature => ({
  ...NEW_FEATURE,
  id: 'feature-seats',
  displayName: 'Seats',
  featureType: 'NUMBER',
  meterType: 'FLUCTUATING',
  createdAt: 0,
  updatedAt: 0,
  ...said,
});
const delta = (value: number) => ({ value, updateBehavior: 'DELTA' }) as const;
const set = (value: number) => ({ value, updateBehavior: 'SET' }) as const;
const refusal = (code: string, message: string) => expect.objectContaining({ code, message });

describe('usage can be reported', () => {
  it.each(['INCREMENTAL', 'FLUCTUATING'] as const)('of a metered feature: %s', (meterType) => {
    expect(() => assertMeasurable(feature({ meterType }), FIELD)).not.toThrow();
  });

  it('not of a feature that counts its own events', () => {
    const meter = { aggregation: { function: 'COUNT' }, filters: [] } as const;
    expect(() => assertMeasurable(feature({ meter: { ...meter, filters: [] } }), FIELD)).toThrow(
      refusal(
        'CannotReportUsageForEntitlementWithMeterError',
        'body.usages[0].value: feature-seats is metered from raw events. Report events instead (POST /api/v1/events).',
      ),
    );
  });

  it.each([
    ['a switch', { featureType: 'BOOLEAN', meterType: 'None' }],
    ['a choice', { featureType: 'ENUM', meterType: 'None' }],
    ['a configured number', { meterType: 'None' }],
  ] as const)('not of %s', (_kind, said) => {
    expect(() => assertMeasurable(feature(said), FIELD)).toThrow(
      refusal(
        'UnsupportedFeatureType',
        'body.usages[0].value: feature-seats is not a metered feature and has no usage.',
      ),
    );
  });
});

describe('a measurement', () => {
  it('adds by DELTA and replaces by SET', () => {
    expect([usageAfter(10, delta(5), FIELD), usageAfter(10, delta(-10), FIELD)]).toEqual([15, 0]);
    expect([usageAfter(10, set(5), FIELD), usageAfter(10, set(0), FIELD)]).toEqual([5, 0]);
  });

  it('does not take usage below 0', () => {
    expect(() => usageAfter(10, delta(-12), FIELD)).toThrow(
      refusal(
        'EntitlementUsageOutOfRangeError',
        'body.usages[0].value: the usage is 10 and would become -2. It cannot be below 0; use updateBehavior SET to correct it.',
      ),
    );
    expect(() => usageAfter(10, set(-1), FIELD)).toThrow(
      expect.objectContaining({ code: 'EntitlementUsageOutOfRangeError' }),
    );
  });

  it('does not take usage beyond the largest number that is counted exactly', () => {
    expect(usageAfter(MOST - 1, delta(1), FIELD)).toBe(MOST);
    expect(() => usageAfter(MOST, delta(1), FIELD)).toThrow(
      refusal(
        'UsageMeasurementDiffOutOfRangeError',
        'body.usages[0].value: the usage would leave the range of 0 to 9007199254740991.',
      ),
    );
  });

  it('that comes late must leave room for what follows on it, up to the next SET', () => {
    const later = [report('DELTA', -4), report('SET', 3), report('DELTA', -3)];
    expect(() => assertInRange(10, delta(-6), later, FIELD)).not.toThrow();
    expect(() => assertInRange(10, delta(-7), later, FIELD)).toThrow(
      expect.objectContaining({ code: 'EntitlementUsageOutOfRangeError' }),
    );
    expect(() => assertInRange(0, set(MOST), [report('SET', 3), report('DELTA', 1)], FIELD)).not.toThrow();
    expect(() => assertInRange(0, set(MOST), [report('DELTA', 1)], FIELD)).toThrow(
      expect.objectContaining({ code: 'UsageMeasurementDiffOutOfRangeError' }),
    );
  });

  it('is known again when its key comes back with the same value and behaviour', () => {
    const earlier: Measurement = {
      ...delta(10),
      id: 'measurement-1',
      customerId: 'customer-test-id',
      featureId: 'feature-seats',
      resourceId: null,
      dimensions: { team: 'red' },
      idempotencyKey: 'key-1',
      timestamp: 5,
      createdAt: 6,
    };
    expect([delta(10), delta(11), set(10)].map((later) => isRepeat(earlier, later))).toEqual([true, false, false]);
    expect(entryFrom(earlier)).toEqual({
      id: 'measurement-1',
      at: 5,
      kind: 'DELTA',
      value: 10,
      dimensions: { team: 'red' },
    });
  });
});
