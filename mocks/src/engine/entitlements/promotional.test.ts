import { describe, expect, it } from 'vitest';
import type { Feature } from '../catalog/feature.ts';
import { fromIso, toIsoOrNull } from '../time.ts';
import { assertGrantable, endOf, isActive, type PromotionalEntitlement, promotionStatus } from './promotional.ts';

const JANUARY = fromIso('2026-01-31T10:00:00Z');

describe('a promotion ends', () => {
  it.each([
    ['1 week', '2026-02-07T10:00:00.000Z'],
    ['1 month', '2026-02-28T10:00:00.000Z'],
    ['6 month', '2026-07-31T10:00:00.000Z'],
    ['1 year', '2027-01-31T10:00:00.000Z'],
    ['lifetime', null],
  ] as const)('%s after 31 January at %s', (period, end) => {
    expect(toIsoOrNull(endOf(period, null, JANUARY, 'body'))).toBe(end);
  });

  it('on the date that is given, which must be there and after its start', () => {
    expect(endOf('custom', JANUARY + 1, JANUARY, 'body')).toBe(JANUARY + 1);
    expect(() => endOf('custom', null, JANUARY, 'body')).toThrow('body.customEndDate');
    expect(() => endOf('custom', JANUARY, JANUARY, 'body')).toThrow('body.customEndDate');
  });

  it('to the instant', () => {
    const promotion = { revokedAt: null, endDate: JANUARY } as PromotionalEntitlement;
    expect(isActive(promotion, JANUARY - 1)).toBe(true);
    expect(promotionStatus(promotion, JANUARY)).toBe('Expired');
  });
});

describe('a promotion is refused', () => {
  const feature = (said: Partial<Feature>) =>
    ({
      id: 'feature',
      featureType: 'NUMBER',
      meterType: 'FLUCTUATING',
      enumConfiguration: null,
      archivedAt: null,
      ...said,
    }) as Feature;
  const choice = feature({
    featureType: 'ENUM',
    meterType: 'None',
    enumConfiguration: [{ value: 'chat', displayName: 'Chat' }],
  });
  const promotion = (said: Partial<PromotionalEntitlement>) =>
    ({
      usageLimit: null,
      hasUnlimitedUsage: null,
      enumValues: null,
      resetPeriod: null,
      ...said,
    }) as PromotionalEntitlement;

  it.each([
    ['line.usageLimit', promotion({}), feature({})],
    ['line.usageLimit', promotion({ usageLimit: -1 }), feature({})],
    ['line.enumValues', promotion({}), choice],
    ['line.enumValues', promotion({ enumValues: ['fax'] }), choice],
    ['line.featureId', promotion({ usageLimit: 1 }), feature({ archivedAt: 1 })],
    ['line.resetPeriod', promotion({ resetPeriod: 'MONTH' }), feature({ featureType: 'BOOLEAN', meterType: 'None' })],
  ])('at %s', (field, said, of) => {
    expect(() => assertGrantable(said, of, 'line')).toThrow(field);
  });

  it('for nothing else', () => {
    expect(() => assertGrantable(promotion({ hasUnlimitedUsage: true }), feature({}), 'line')).not.toThrow();
    expect(() => assertGrantable(promotion({ enumValues: ['chat'] }), choice, 'line')).not.toThrow();
  });
});
