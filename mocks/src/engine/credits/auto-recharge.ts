// Decides when a wallet is topped up, by how much, and when the spend cap of the month stops it.
// Invariants: one consumption causes one top-up at most; the spend of a calendar month never exceeds its cap.
// Rule at the cap: what the cap still allows is bought, in whole credits; once it allows none, or fewer than are sold at once,
// recharge is off until the month turns or the cap is raised.
// Example: threshold 20, target 200, 0.10 usd a credit, balance 15: buys 185 for 18.50 usd. With a cap of 10 usd: 100 for 10.00.
import { minus, round, share, sum, times } from '../decimal.ts';
import { type Money, roundMoney, wholeMoney } from '../money.ts';
import { Refusal } from '../refusal.ts';
import { type Instant, startOfMonth, step } from '../time.ts';
import type { Grant, WalletKey } from './grant.ts';
import type { TopUpPrice } from './rate.ts';
import { balanceOf, type Mint, newGrant, open, type WalletOutcome } from './wallet.ts';

export type AutoRecharge = {
  id: string;
  customerId: string;
  currencyId: string;
  isEnabled: boolean;
  thresholdType: 'CREDIT_AMOUNT' | 'DOLLAR_AMOUNT';
  thresholdValue: number;
  targetBalance: number;
  maxSpendLimit: number | null;
  grantExpirationPeriod: '1_MONTH' | '1_YEAR';
  createdAt: Instant;
  updatedAt: Instant;
};

export const DEFAULTS = {
  isEnabled: false,
  thresholdType: 'CREDIT_AMOUNT',
  thresholdValue: 0,
  targetBalance: 0,
  maxSpendLimit: null,
  grantExpirationPeriod: '1_YEAR',
} as const satisfies Partial<AutoRecharge>;

/** The threshold in credits. */
function thresholdCredits(config: Pick<AutoRecharge, 'thresholdType' | 'thresholdValue'>, price: Money): number {
  return config.thresholdType === 'CREDIT_AMOUNT' ? config.thresholdValue : creditsFor(config.thresholdValue, price);
}

/** How many credits the money buys; without end when they cost nothing. */
function creditsFor(money: number, price: Money): number {
  return price.amount === 0 ? Number.POSITIVE_INFINITY : share(money, 1, price.amount);
}

export function assertSound(config: AutoRecharge, price: TopUpPrice | null, hasPaymentMethod: boolean): void {
  if (!config.isEnabled) return;
  if (price === null) {
    throw new Refusal(
      'PriceNotFound',
      `body.currencyId: no plan of the customer sells ${config.currencyId}. Add a top-up price to the plan first.`,
    );
  }
  if (!hasPaymentMethod) {
    throw new Refusal(
      'PaymentMethodNotFoundError',
      'body.isEnabled: the customer has no payment method to charge. Attach one first.',
    );
  }
  const threshold = thresholdCredits(config, price);
  if (affordable(config, 0, price) < price.least) {
    throw new Refusal(
      'InvalidArgumentError',
      `body.maxSpendLimit: ${config.maxSpendLimit} does not pay for ${price.least} credits, the fewest that are sold at once.`,
    );
  }
  if (config.targetBalance <= threshold) {
    throw new Refusal(
      'InvalidArgumentError',
      `body.targetBalance: ${config.targetBalance} must be greater than the threshold of ${threshold} credits, or recharge would never rest.`,
    );
  }
}

/** Money spent by recharges in the calendar month of `at`. */
export function spentThisMonth(grants: Iterable<Grant>, at: Instant): number {
  const month = startOfMonth(at);
  return sum(
    [...grants].filter((grant) => grant.isRecharge && grant.createdAt >= month).map((grant) => grant.cost.amount),
  );
}

/** Whether the cap of the month allows not even one more credit, or not as many as are sold at once. */
export function isCapReached(config: AutoRecharge, spent: number, price: TopUpPrice): boolean {
  return affordable(config, spent, price) < Math.max(1, price.least);
}

/** The one top-up of a wallet that is due now, or null. `spent` is the money spent on recharges this month. */
export function recharge(
  config: AutoRecharge | undefined,
  key: WalletKey,
  grants: Grant[],
  spent: number,
  price: TopUpPrice | null,
  at: Instant,
  mint: Mint,
): WalletOutcome | null {
  if (!config?.isEnabled || price === null) return null;
  const { left } = balanceOf(grants, at);
  if (left >= thresholdCredits(config, price)) return null;
  const missing = minus(config.targetBalance, left);
  const amount = Math.min(Math.max(missing, price.least), price.most, affordable(config, spent, price));
  if (amount <= 0 || amount < price.least) return null;
  const grant: Grant = {
    ...newGrant(key, at, mint),
    displayName: 'Automatic recharge',
    grantType: 'PAID',
    amount,
    cost: { amount: roundMoney(times(amount, price.amount), price.currency), currency: price.currency },
    expireAt: step(at, config.grantExpirationPeriod === '1_MONTH' ? 'month' : 'year', 1),
    sourceType: 'PRICE',
    isRecharge: true,
    invoiceId: mint('invoice'),
  };
  return open(grant, grants, at, mint);
}

function affordable(config: AutoRecharge, spent: number, price: Money): number {
  if (config.maxSpendLimit === null) return Number.POSITIVE_INFINITY;
  // What is less than a minor unit buys nothing: rounding could make it one, and go beyond the cap.
  const credits = creditsFor(wholeMoney(minus(config.maxSpendLimit, spent), price.currency), price);
  return Number.isFinite(credits) ? Math.max(0, round(credits, 0, 'DOWN')) : Number.POSITIVE_INFINITY;
}
