// A discount: a percentage, or a fixed amount per currency, for a number of months or for ever (null).
import type { Money } from '../money.ts';
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
