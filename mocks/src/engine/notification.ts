// What happened, as a webhook tells it. A notification follows from what was committed: from records as they were and as they
// are, and from usage that was counted. Whatever was undone, or only previewed, left no change and is told to nobody.
import type { Catalog } from './catalog/catalog.ts';
import type { AutoRecharge } from './credits/auto-recharge.ts';
import type { Grant, WalletKey } from './credits/grant.ts';
import type { LedgerEntry } from './credits/wallet.ts';
import type { Customer } from './customers/customer.ts';
import type { Subscription } from './customers/subscription.ts';
import type { Allowance } from './entitlements/allowance.ts';
import type { PromotionalEntitlement } from './entitlements/promotional.ts';
import type { Assignment } from './governance/assignment.ts';
import type { Records, TableName } from './outcome.ts';
import { type Instant, toIso, type Window } from './time.ts';
import type { UsageEntry } from './usage/aggregation.ts';

export type Notification = {
  /** A repeat has the same one. */
  id: string;
  type: string;
  createdAt: Instant;
  customerId: string | null;
  payload: Record<string, unknown>;
  crossing?: Crossing;
};

/** A value that went over a threshold, in per cent; receivers may have thresholds of their own. */
export type Crossing = { before: number; after: number; threshold: number };

/** A notification that has no id yet; `facts` is what lies beside the envelope. */
export type Announcement = Pick<Notification, 'type' | 'customerId' | 'crossing'> & { facts: Record<string, unknown> };

/** A record before the first and after the last change of one moment; undefined where there was none. */
export type ChangeOf<Name extends TableName> = {
  table: Name;
  before: Records[Name] | undefined;
  after: Records[Name] | undefined;
};
export type RecordChange = { [Name in TableName]: ChangeOf<Name> }[TableName];

/** Usage that was recorded, with the total of its window before that; null where nobody knows it. */
export type UsageChange = {
  customerId: string;
  featureId: string;
  resourceId: string | null;
  before: { total: number; window: Window | null } | null;
  /** What was recorded. */
  entries: UsageEntry[];
};

/** Something that will end, and of which it is time to warn. */
export type Reminder = { about: 'subscription' | 'promotion'; id: string };

export type Changes = { records: RecordChange[]; usage: UsageChange[]; reminders: Reminder[] };

/** When, and what the records before were true of: the same instant for a request, the one before for what time brought. */
export type Moment = { at: Instant; since: Instant; operationId: string | null };

/** What may be looked up to tell a change in full. */
export type Reading = {
  readonly environmentId: string;
  readonly catalog: Catalog;
  /** The usual thresholds, and those of each receiver that has its own. */
  thresholds(): (readonly number[])[];
  customer(id: string): Customer | undefined;
  subscription(id: string): Subscription | undefined;
  subscriptions(customerId: string): Iterable<Subscription>;
  /** The ids of a customer's resources. */
  resources(customerId: string): string[];
  promotion(id: string): PromotionalEntitlement | undefined;
  promotions(customerId: string): Iterable<PromotionalEntitlement>;
  wallet(key: WalletKey): Grant[];
  /** Money spent by recharges of a currency in the calendar month of `at`. */
  spentOnRecharges(customerId: string, currencyId: string, at: Instant): number;
  recharge(customerId: string, currencyId: string): AutoRecharge | undefined;
  usage(subject: UsageChange, at: Instant): { total: number; window: Window | null; allowance: Allowance | null };
  budgets(customerId: string): Iterable<Assignment>;
  /** What was used of a budget before something fresh, and with it; null when nothing of it is on its behalf. */
  budgetUse(
    assignment: Assignment,
    fresh: ReadonlySet<UsageEntry | LedgerEntry>,
    at: Instant,
  ): { before: number; after: number } | null;
  /** What a customer may do, as the API shows it. */
  entitlements(customerId: string, resourceId: string | null, at: Instant): object[];
};

/** The announcement in its envelope, with the facts flat beside it. */
export function notificationOf(
  { type, customerId, facts, crossing }: Announcement,
  id: string,
  traceId: string,
  at: Instant,
): Notification {
  const envelope = { type, messageId: id, traceId, timestamp: toIso(at), entityId: null };
  const notification = { id, type, createdAt: at, customerId, payload: { ...envelope, ...facts } };
  return crossing ? { ...notification, crossing } : notification;
}
