import { describe, expect, it } from 'vitest';
import type { Aggregation, Condition } from './feature.ts';
import { feature } from './fixture.ts';
import { assertMeter } from './meter.ts';

const exports = feature('exports', { meterType: 'INCREMENTAL' });
const COUNT = { function: 'COUNT' } as const;
const assertCondition = (condition: Condition) =>
  assertMeter(exports, { aggregation: COUNT, filters: [{ conditions: [] }, { conditions: [condition] }] });

describe('a meter', () => {
  it('belongs to a metered feature', () => {
    for (const unmetered of [feature('sso', { featureType: 'BOOLEAN' }), feature('retention')]) {
      expect(() => assertMeter(unmetered, { aggregation: COUNT, filters: [] })).toThrow(
        expect.objectContaining({ code: 'MeterMustBeAssociatedToMeteredFeature' }),
      );
    }
  });

  it.each(['SUM', 'MAX', 'MIN', 'AVG', 'UNIQUE'] as Aggregation[])('that takes the %s needs a field', (name) => {
    const meter = (field?: string) => ({ aggregation: { function: name, ...(field && { field }) }, filters: [] });
    expect(() => assertMeter(exports, meter('pages'))).not.toThrow();
    expect(() => assertMeter(exports, meter())).toThrow(/^body\.meter\.aggregation\.field: .*dimension/);
  });

  it('that counts needs none, and no filters', () => {
    expect(() => assertMeter(exports, { aggregation: COUNT, filters: [] })).not.toThrow();
  });
});

describe('a condition', () => {
  it('knows what it compares with', () => {
    expect(() => assertCondition({ field: 'format', operation: 'EQUALS', value: '' })).not.toThrow();
    expect(() => assertCondition({ field: 'format', operation: 'IS_NULL' })).not.toThrow();
    expect(() => assertCondition({ field: 'format', operation: 'STARTS_WITH', values: ['p'] })).toThrow(
      /^body\.meter\.filters\[1\]\.conditions\[0\]\.value:/,
    );
  });

  it('of a list has a list', () => {
    expect(() => assertCondition({ field: 'format', operation: 'IN', values: ['pdf'] })).not.toThrow();
    expect(() => assertCondition({ field: 'format', operation: 'IN', value: 'pdf' })).toThrow(
      /conditions\[0\]\.values:/,
    );
    expect(() => assertCondition({ field: 'format', operation: 'IN', values: [] })).toThrow(/conditions\[0\]\.values:/);
  });

  it('of greater or less compares numbers', () => {
    expect(() => assertCondition({ field: 'pages', operation: 'GREATER_THAN', value: '-1.5' })).not.toThrow();
    for (const value of ['many', '', '1e999']) {
      expect(() => assertCondition({ field: 'pages', operation: 'LESS_THAN_OR_EQUAL', value })).toThrow(/numbers/);
    }
  });
});
