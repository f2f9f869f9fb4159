import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossed, crossings, crossingsOf, differs, percentOf } from './difference.ts';

describe('thresholds', () => {
  it('of several that are crossed at once, the highest is told', () => {
    expect(crossed(70, 95)).toBe(90);
    expect(crossed(70, 250)).toBe(100);
    expect(crossed(0, 79.9)).toBeNull();
  });

  it('reached exactly is crossed, and then not again', () => {
    expect(crossed(79, 80)).toBe(80);
    expect(crossed(80, 89)).toBeNull();
  });

  it('what only grows crosses each at most once', () => {
    const growing = fc.array(fc.integer({ min: 0, max: 130 })).map((all) => all.sort((left, right) => left - right));
    fc.assert(
      fc.property(growing, (values) => {
        const told = values.flatMap((value, index) => crossed(values[index - 1] ?? 0, value) ?? []);
        expect(told).toEqual([...new Set(told)].sort((left, right) => left - right));
      }),
    );
  });

  it('of a limit are those of its percentages', () => {
    const amount = fc.oneof(fc.nat(120), fc.maxSafeNat());
    const sets = fc.array(fc.array(fc.integer({ min: 1, max: 100 })), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(amount, amount, amount, sets, (before, after, limit, sets) => {
        const percents = [percentOf(before, limit), percentOf(after, limit)] as const;
        expect(crossingsOf(before, after, limit, sets)).toEqual(crossings(...percents, sets));
      }),
      { numRuns: 1000 },
    );
  });

  it('of several receivers are told once each, the highest of each set', () => {
    const sets = [[80, 90, 100], [50, 95], [50, 90], [99]];
    expect(crossings(40, 92, sets)).toEqual([
      { before: 40, after: 92, threshold: 90 },
      { before: 40, after: 92, threshold: 50 },
    ]);
    expect(crossings(40, 45, sets)).toEqual([]);
  });

  it('any use of a limit of nothing is all of it', () => {
    expect([percentOf(0, 0), percentOf(1, 0), percentOf(3, 4)]).toEqual([0, 100, 75]);
  });
});

describe('a difference', () => {
  const record = { name: 'Ada', metadata: { desk: 'news' }, updatedAt: 1 };

  it('is in what a record says, not in when it was written', () => {
    expect(differs(record, { ...record, metadata: { desk: 'news' }, updatedAt: 2 })).toBe(false);
    expect(differs(record, { ...record, metadata: { desk: 'sport' } })).toBe(true);
  });

  it('between a record and itself is none', () => {
    expect(differs(record, record)).toBe(false);
  });

  it('in what is ignored is none', () => {
    expect(differs(record, { ...record, name: 'Ben' }, ['name'])).toBe(false);
  });
});
