import { describe, expect, it } from 'vitest';
import { subscription } from '../customers/fixture.ts';
import { refusedWith } from '../refusal.fixture.ts';
import { DAY, step } from '../time.ts';
import { isEligibleForTrial, newTrial, trialAfter } from './trial.ts';
import type { TrialWish } from './wish.ts';
import { APRIL, Inkwell, MARCH, NO_TRIAL, NOON, plan } from './world.fixture.ts';

const config = { duration: 14, units: 'DAY', budget: null, trialEndBehavior: null } as const;
const withTrial = plan('plan-pro', { defaultTrialConfig: config });
const without = plan('plan-enterprise');
const free = plan('plan-free', { pricingType: 'FREE' });
const asked = (said: Partial<TrialWish> = {}): TrialWish => ({ ...NO_TRIAL, isTrial: true, ...said });
const trial = { endDate: APRIL, endBehavior: 'CONVERT_TO_PAID' } as const;

describe('by itself a customer', () => {
  it('gets one trial of a product, and none after having paid for it', () => {
    const had = (...all: Parameters<typeof subscription>[0][]) =>
      isEligibleForTrial(all.map(subscription), 'product-inkwell');
    expect(had()).toBe(true);
    expect(had({ pricingType: 'FREE' }, { pricingType: 'PAID', productId: 'product-print' })).toBe(true);
    expect(had({ pricingType: 'FREE', trial })).toBe(false);
    expect(had({ pricingType: 'PAID' })).toBe(false);
  });
});

describe('a new subscription', () => {
  it('has the trial of its plan, in days or in months', () => {
    expect(newTrial(withTrial, undefined, true, NOON)).toEqual({
      endDate: NOON + 14 * DAY,
      endBehavior: 'CONVERT_TO_PAID',
    });
    const month = plan('plan-pro', { defaultTrialConfig: { ...config, duration: 1, units: 'MONTH' } });
    expect(newTrial(month, undefined, true, MARCH)?.endDate).toBe(APRIL);
  });

  it('has none where the plan has none or is free, or the customer is not eligible', () => {
    expect(newTrial(without, undefined, true, NOON)).toBeNull();
    expect(newTrial({ ...free, defaultTrialConfig: config }, undefined, true, NOON)).toBeNull();
    expect(newTrial(withTrial, undefined, false, NOON)).toBeNull();
  });

  it('has what is asked for by name, also without being eligible', () => {
    expect(newTrial(withTrial, asked(), false, NOON)?.endDate).toBe(NOON + 14 * DAY);
    const wish = asked({ trialEndDate: APRIL, trialEndBehavior: 'CANCEL_SUBSCRIPTION' });
    expect(newTrial(without, wish, false, NOON)).toEqual({ endDate: APRIL, endBehavior: 'CANCEL_SUBSCRIPTION' });
    expect(newTrial(withTrial, NO_TRIAL, true, NOON)).toBeNull();
  });

  it('has to be told when a trial ends that its plan does not know, and not before it begins', () => {
    const field = 'body.trialOverrideConfiguration.trialEndDate';
    expect(() => newTrial(without, asked(), true, NOON)).toThrow(
      refusedWith('BadUserInput', `${field}: plan-enterprise`),
    );
    expect(() => newTrial(withTrial, asked({ trialEndDate: NOON }), true, NOON)).toThrow(
      refusedWith('BadUserInput', field),
    );
  });

  it('has no trial of no days', () => {
    const none = plan('plan-pro', { defaultTrialConfig: { ...config, duration: 0 } });
    expect(newTrial(none, undefined, true, NOON)).toBeNull();
  });
});

describe('a change of plan', () => {
  const tried = subscription({ trial });
  const paid = subscription({ trial: { ...trial, endDate: NOON } });
  const after = (wish?: TrialWish, to = without, before = tried) => trialAfter(before, to, wish, NOON);

  it('lets a trial go on, to another end if that is said', () => {
    expect(after()).toEqual(trial);
    expect(after(asked({ trialEndDate: step(APRIL, 'day', 1), trialEndBehavior: 'CANCEL_SUBSCRIPTION' }))).toEqual({
      endDate: APRIL + DAY,
      endBehavior: 'CANCEL_SUBSCRIPTION',
    });
    expect(() => after(asked({ trialEndDate: NOON }))).toThrow(
      refusedWith('BadUserInput', 'body.trialOverrideConfiguration.trialEndDate'),
    );
  });

  it('ends it when that is said, or when the plan is free', () => {
    for (const ended of [after(NO_TRIAL), after(undefined, free)]) expect(ended).toEqual({ ...trial, endDate: NOON });
  });

  it('begins none', () => {
    expect(after(undefined, without, paid)).toBe(paid.trial);
    expect(after(NO_TRIAL, without, subscription())).toBeNull();
    for (const before of [paid, subscription()])
      expect(() => after(asked(), without, before)).toThrow(
        refusedWith('BadUserInput', 'body.trialOverrideConfiguration.isTrial: subscription-1 runs already'),
      );
  });
});

describe('a subscription of the future', () => {
  const begun = (trialEndDate: number) => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: 'subscription-1', startDate: NOON, trial: asked({ trialEndDate }) });
    return { world, happened: world.pass(MARCH, trialEndDate).map(({ type }) => type) };
  };

  it.each([
    ['two weeks', NOON + 14 * DAY],
    ['a month, which is a billing period, too', step(NOON, 'month', 1)],
  ])('begins with its trial of %s, and is paid after it', (_, trialEndDate) => {
    const { world, happened } = begun(trialEndDate);
    expect(happened).toEqual(['subscription.started', 'subscription.trial_ended']);
    expect(world.invoices().map(({ total, issuedAt }) => [total, issuedAt])).toEqual([[49, trialEndDate]]);
  });
});
