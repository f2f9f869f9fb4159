// A discount: a percentage, or a fixed amount per currency, for a number of months or for ever (null).
// Invariant: it is one of the two and stays as it was created; archived, it is used by no one anew.
// Example: 15 per cent for 6 months; or 5 usd and 5 eur for ever, whichever the invoice is in.
import type { Money } from '../money.ts';
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import { type Change, given } from './given.ts';

export type Coupon = {
  id: string;
  name: string;
  description: string | null;
  type: 'FIXED' | 'PERCENTAGE';
  status: 'ACTIVE' | 'ARCHIVED';
  source: 'STIGG' | 'STIGG_ADHOC' | 'STRIPE' | null;
  percentOff: number | null;
  amountsOff: Money[] | null;
  durationInMonths: number | null;
  billingId: string | null;
  billingLinkUrl: string | null;
  metadata: Record<string, string> | null;
  createdAt: Instant;
  updatedAt: Instant;
};

/** What a coupon is unless something else is said. */
export const NEW_COUPON = {
  description: null,
  status: 'ACTIVE',
  source: 'STIGG',
  percentOff: null,
  amountsOff: null,
  durationInMonths: null,
  billingId: null,
  billingLinkUrl: null,
  metadata: {},
} satisfies Partial<Coupon>;

type Said = Pick<Coupon, 'id' | 'name' | 'description' | 'percentOff' | 'amountsOff' | 'durationInMonths' | 'metadata'>;

export function newCoupon(said: Said, at: Instant): Coupon {
  const { percentOff, amountsOff } = said;
  if ((percentOff === null) === (amountsOff === null)) {
    refuse('body: give exactly one of percentOff and amountsOff, and null for the other.');
  }
  if (percentOff !== null && !Number.isInteger(percentOff)) refuse('body.percentOff: give a whole number.');
  assertMonths(said.durationInMonths, 'body.durationInMonths');
  amountsOff?.forEach((money, index) => {
    assertAmount(money, amountsOff.slice(0, index), `body.amountsOff[${index}]`);
  });
  return {
    ...NEW_COUPON,
    ...said,
    type: percentOff === null ? 'FIXED' : 'PERCENTAGE',
    createdAt: at,
    updatedAt: at,
  };
}

const MOST_MONTHS = 1200;

/** Null is for ever; a number is one that a calendar can count. */
export function assertMonths(months: number | null, field: string): void {
  if (months === null || months <= MOST_MONTHS) return;
  refuse(`${field}: give at most ${MOST_MONTHS} months, or null for ever.`);
}

function assertAmount({ amount, currency }: Money, before: Money[], field: string): void {
  if (amount <= 0) refuse(`${field}.amount: give more than 0.`);
  if (before.some((other) => other.currency === currency)) {
    refuse(`${field}.currency: there is an amount in ${currency} already. Give one for each currency.`);
  }
}

export function changedCoupon(
  coupon: Coupon,
  change: Change<Coupon, 'name' | 'description' | 'metadata'>,
  at: Instant,
): Coupon {
  return { ...coupon, ...given(change), updatedAt: at };
}

export function archivedCoupon(coupon: Coupon, at: Instant): Coupon {
  return coupon.status === 'ARCHIVED' ? coupon : { ...coupon, status: 'ARCHIVED', updatedAt: at };
}

/** The coupon for a new use. */
export function usableCoupon(catalog: Catalog, id: string, field: string): Coupon {
  const coupon = known(catalog.coupon(id), 'CouponNotFound', 'coupon', field, id);
  if (coupon.status === 'ACTIVE') return coupon;
  throw new Refusal('ArchivedCouponCantBeApplied', `${field}: ${id} is archived. Choose another coupon.`);
}

function refuse(message: string): never {
  throw new Refusal('BadUserInput', message);
}
