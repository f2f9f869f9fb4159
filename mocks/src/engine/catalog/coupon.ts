// A discount: a percentage, or a fixed amount per currency, for a number of months or for ever (null).
import type { Money } from '../money.ts';
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';

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
} as const satisfies Partial<Coupon>;

export function assertCoupon({ percentOff, amountsOff }: Pick<Coupon, 'percentOff' | 'amountsOff'>): void {
  if ((percentOff === null) === (amountsOff === null)) {
    throw new Refusal('InvalidArgumentError', 'body.percentOff, body.amountsOff: give exactly one of the two.');
  }
  if (percentOff !== null && !Number.isInteger(percentOff)) {
    throw new Refusal('InvalidArgumentError', 'body.percentOff: give a whole number of percent.');
  }
  const currencies = (amountsOff ?? []).map(({ currency }) => currency);
  if (new Set(currencies).size < currencies.length) {
    throw new Refusal('InvalidArgumentError', 'body.amountsOff: give one amount for each currency.');
  }
}
