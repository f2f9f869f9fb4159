import type { Scene } from '../scene.ts';
import { call } from '../step.ts';

const CHANGING = ['plan-desk-team', 'plan-cloud-metered'] as const;

/** A new version of a plan, in three calls that may come at any time; whoever has it may then migrate. */
export function changePlan({ chance, count, accounts }: Scene) {
  const planId = chance.of(CHANGING);
  const everybody = [...accounts.keys()];
  return chance.of([
    () => call([], 'createPlanDraft', { planId }),
    () => call([], 'updatePlan', { planId, displayName: `version of step ${count}` }),
    () =>
      call(everybody, 'publishPlan', { planId, migrationType: chance.of(['NEW_CUSTOMERS', 'ALL_CUSTOMERS'] as const) }),
    () => call([], 'removePlanDraft', { planId }),
  ])();
}

export function createCoupon({ chance, count }: Scene) {
  return call([], 'createCoupon', {
    id: `coupon-${count}`,
    name: `coupon ${count}`,
    percentOff: chance.whole(1, 100),
    durationInMonths: chance.of([null, 1, 6]),
  });
}

/** Those that come with the market stay. */
export function archiveCoupon({ chance, count }: Scene) {
  return call([], 'archiveCoupon', { couponId: `coupon-${chance.whole(0, count)}` });
}
