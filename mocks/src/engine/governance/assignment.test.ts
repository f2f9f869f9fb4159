import { describe, expect, it } from 'vitest';
import { appliesTo, capabilityIn, holderIn, isAbout, isHeldBy, type Terms, upsertedAssignment } from './assignment.ts';
import { assignment, NOON } from './fixture.ts';

const FIELD = 'body.assignments[0]';
const LATER = NOON + 1;

describe('a budget', () => {
  const { id, createdAt, updatedAt, usageLimit, cadence, ...subject } = assignment();
  const upsert = (terms: Terms, before?: ReturnType<typeof assignment>) =>
    upsertedAssignment(before, subject, terms, () => 'assignment-1', FIELD, before ? LATER : NOON);

  it('that is new needs a limit and a cadence; null is no limit', () => {
    expect(upsert({ usageLimit: null, cadence: 'P1D' })).toMatchObject({ usageLimit: null, cadence: 'P1D' });
    expect(() => upsert({ cadence: 'P1D' })).toThrow(/^body\.assignments\[0\]\.usageLimit/);
    expect(() => upsert({ usageLimit: 3 })).toThrow(/^body\.assignments\[0\]\.cadence/);
  });

  it('keeps its terms where nothing is said, and its id always', () => {
    const before = assignment();
    expect(upsert({}, before)).toEqual(before);
    expect(upsert({ usageLimit: 0 }, before)).toEqual({ ...before, usageLimit: 0, updatedAt: LATER });
  });

  it('is about exactly one capability', () => {
    expect(capabilityIn({ currencyId: 'currency-credits' }, FIELD)).toEqual({
      featureId: null,
      currencyId: 'currency-credits',
    });
    for (const said of [{}, { featureId: 'f', currencyId: 'c' }]) {
      expect(() => capabilityIn(said, FIELD)).toThrow(expect.objectContaining({ code: 'BadUserInput' }));
    }
  });

  it('is about the same as another one when the feature and the currency are the same', () => {
    const calls = { featureId: 'calls', currencyId: null };
    expect(isAbout(calls, { ...calls })).toBe(true);
    expect(isAbout(calls, { featureId: 'seats', currencyId: null })).toBe(false);
    expect(isAbout(calls, { featureId: null, currencyId: 'calls' })).toBe(false);
  });

  it('has a scope without order, without repeats and without its own entity', () => {
    expect(isHeldBy(holderIn('ada', ['b', 'a', 'b'], FIELD), holderIn('ada', ['a', 'b'], FIELD))).toBe(true);
    expect(isHeldBy(holderIn('ada', [], FIELD), holderIn('ada', ['a'], FIELD))).toBe(false);
    expect(() => holderIn('ada', ['ada'], FIELD)).toThrow(/leave it out/i);
  });

  it('applies where its entity and its whole scope take part', () => {
    const holder = { entityId: 'ada', scopeEntityIds: ['large', 'europe'] };
    expect(appliesTo(holder, new Set(['ada', 'editors', 'large', 'europe']))).toBe(true);
    expect(appliesTo(holder, new Set(['ada', 'large']))).toBe(false);
    expect(appliesTo({ entityId: 'ada', scopeEntityIds: [] }, new Set(['ben']))).toBe(false);
  });
});
