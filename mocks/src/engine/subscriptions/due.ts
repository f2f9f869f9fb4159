// Decides what is due at an instant: for a subscription that begins or changes then, and for a period that begins.
// Invariant: within a period the unused part of what was paid is given back and the rest of the period is charged, so that
// changing there and back at one instant costs nothing. A trial costs nothing, and what began in the past is charged from
// its next period on.
// Example: Pro 49 → Enterprise 199 with 21.5 of 31 days left: −33.98 and 138.02, 104.04 due.
import { planOf } from '../catalog/version.ts';
import type { PaidPeriod, PendingLine, Subscription } from '../customers/subscription.ts';
import { isInTrial } from '../customers/subscription.ts';
import { minus, plus, sum } from '../decimal.ts';
import type { Instant, Window } from '../time.ts';
import { billingPeriodAt } from './billing-period.ts';
import { couponAt, discountOn } from './discount.ts';
import { emptyInvoice, type Invoice, invoiceOf } from './invoice.ts';
import { DEFAULT_CURRENCY, type InvoiceLine, oneOffLines, recurringLines } from './lines.ts';
import { divided, type Proration, partLeft, proratedLine, prorationOf, waitingLines } from './proration.ts';
import type { Wish } from './wish.ts';
import type { World } from './world.ts';

export type Due = {
  invoice: Invoice;
  proration: Proration;
  /** What then waits, what is paid for, and what is left of the minimum spend. */
  rest: Pick<Subscription, 'pendingLines' | 'minimumLeft' | 'paid'>;
};

export function nothingDue(subscription: Subscription, at: Instant): Due {
  const { pendingLines, minimumLeft, paid } = subscription;
  return {
    invoice: emptyInvoice(subscription),
    proration: prorationOf(0, 0, at),
    rest: { pendingLines, minimumLeft, paid },
  };
}

/** What is due when `after` takes the place of `before`, at once; `usage` is charged with it. */
export function dueNow(
  world: World,
  before: Subscription | null,
  after: Subscription,
  behavior: Wish['prorationBehavior'],
  at: Instant,
  usage: InvoiceLine[] = [],
): Due {
  const { catalog } = world;
  const isOneCycle = before?.id === after.id && before.billingCycleAnchor === after.billingCycleAnchor;
  const period = billingPeriodAt(after, at);
  const full = recurringLines(catalog, after);
  const currency = full.lines[0]?.currency ?? currencyBefore(world, before);
  const coupon = couponAt(catalog, world.tables.customers.get(after.customerId), after, at);

  const fresh = period && !isOneCycle ? full.lines : [];
  const once = isPaying(after, at) ? oneOffLines(catalog, after, before && isPaying(before, at) ? before : null) : [];
  const isProrated = before !== null && behavior !== 'NONE';
  const unused = isProrated ? unusedOf(before, at) : NOTHING_UNUSED;
  const credit = unused.amount;
  const paid = period && paidFor(world, after, period.start, at);
  const debit = paid && isProrated && isOneCycle ? restOf(paid.amounts, currency, period, at) : 0;
  const part = period && isOneCycle ? partLeft(period, at) : undefined;
  const creditLine = proratedLine(`Unused time on ${nameOf(world, before)}`, minus(0, credit), currency);
  const debitLine = proratedLine(`Remaining time on ${nameOf(world, after)}`, debit, currency);

  const isLater = behavior === 'CREATE_PRORATIONS';
  const waiting = before?.pendingLines ?? [];
  const discounted = minus(debit, discountOn(debit, currency, coupon, part));
  const laterLines = [
    ...creditLine,
    ...proratedLine(`Remaining time on ${nameOf(world, after)}`, discounted, currency),
  ];
  const isCarried = isOneCycle && period !== null;
  const kept = before?.id === after.id ? before.minimumLeft : 0;
  const brought = paid && isProrated ? divided(paid.minimum, currency, period, at).unused : 0;
  return {
    invoice: invoiceOf({
      settled: [...(isCarried ? [] : waitingLines(waiting)), ...(isLater ? [] : creditLine)],
      lines: [...fresh, ...(isLater ? [] : debitLine), ...once, ...usage],
      coupon,
      taxation: after,
      minimumSpendAdjustment: fresh.length > 0 ? full.minimumSpendAdjustment : 0,
      period: period && isOneCycle ? { start: at, end: period.end } : period,
      ...(part && { part }),
    }),
    proration: prorationOf(credit, debit, at),
    rest: {
      pendingLines: [...(isCarried ? waiting : []), ...(isLater ? laterLines.map(toPending) : [])],
      // It goes and comes with the time that is given back and charged.
      minimumLeft:
        fresh.length > 0 ? full.minimumSpendAdjustment : Math.max(0, plus(minus(kept, unused.ofMinimum), brought)),
      paid: period && isOneCycle && !isProrated ? before.paid : paid,
    },
  };
}

export type Extra = { pendingLines?: PendingLine[]; once?: InvoiceLine[]; usage?: InvoiceLine[] };

/** The invoice of a period that begins at `from`: what recurs, what is charged once, and from before what waited and was used. */
export function periodInvoice(
  world: World,
  subscription: Subscription,
  period: Window | null,
  from: Instant,
  { pendingLines = [], once = [], usage = [] }: Extra = {},
): Invoice {
  const customer = world.tables.customers.get(subscription.customerId);
  const recurring = period ? recurringLines(world.catalog, subscription) : { lines: [], minimumSpendAdjustment: 0 };
  const parts = {
    coupon: couponAt(world.catalog, customer, subscription, from),
    taxation: subscription,
    minimumSpendAdjustment: recurring.minimumSpendAdjustment,
    period,
  };
  const lines = [...recurring.lines, ...once];
  const settled = waitingLines(pendingLines);
  const invoice = invoiceOf({ ...parts, settled, lines: [...lines, ...usage] });
  if (settled.length + usage.length === 0) return invoice;
  return { ...invoice, arrears: minus(invoice.total, invoiceOf({ ...parts, lines }).total) };
}

/** What is charged in advance for a period of these contents, as it stands at an instant. */
export function paidFor(world: World, subscription: Subscription, since: Instant, at: Instant): PaidPeriod {
  const { lines, minimumSpendAdjustment: minimum } = recurringLines(world.catalog, subscription);
  const customer = world.tables.customers.get(subscription.customerId);
  return {
    since,
    amounts: lines.map(({ subTotal }) => subTotal),
    minimum,
    currency: lines[0]?.currency ?? DEFAULT_CURRENCY,
    coupon: couponAt(world.catalog, customer, subscription, at),
  };
}

export type Unused = { amount: number; ofMinimum: number; currency: string };

const NOTHING_UNUSED: Unused = { amount: 0, ofMinimum: 0, currency: DEFAULT_CURRENCY };

/** The part of the running period that was paid and is not used, and how much of it is of the minimum spend. */
export function unusedOf(subscription: Subscription, at: Instant): Unused {
  const { paid } = subscription;
  const period = billingPeriodAt(subscription, at);
  if (period === null || paid?.since !== period.start) return NOTHING_UNUSED;
  const { amounts, minimum, currency, coupon } = paid;
  const rest = restOf(amounts, currency, period, at);
  const amount = minus(rest, discountOn(rest, currency, coupon, partLeft(period, at)));
  return { amount, ofMinimum: divided(minimum, currency, period, at).unused, currency };
}

/** The unused part of each line by itself, so that a line which stays costs nothing. */
function restOf(amounts: number[], currency: string, period: Window, at: Instant): number {
  return sum(amounts.map((amount) => divided(amount, currency, period, at).unused));
}

function isPaying(subscription: Subscription, at: Instant): boolean {
  return subscription.startDate <= at && !isInTrial(subscription, at);
}

function currencyBefore({ catalog }: World, before: Subscription | null): string {
  return (before && recurringLines(catalog, before).lines[0]?.currency) ?? DEFAULT_CURRENCY;
}

function nameOf({ catalog }: World, subscription: Subscription | null): string {
  return (subscription && planOf(catalog, subscription)?.displayName) ?? '';
}

function toPending({ description, subTotal, currency }: InvoiceLine): PendingLine {
  return { description, amount: subTotal, currency };
}
