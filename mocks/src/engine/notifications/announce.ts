// Decides which notifications the changes of one moment bring, and their order: records in the order in which they changed,
// then what follows from them: thresholds of usage and of wallets, and what customers may do now.
import type { Announcement, ChangeOf, Changes, Moment, Reading, RecordChange } from '../notification.ts';
import type { TableName } from '../outcome.ts';
import { toldOfBudgets } from './budgets.ts';
import { toldOfAddon, toldOfCoupon, toldOfFeature, toldOfPlan, toldOfProduct } from './catalog.ts';
import { toldOfGrant, toldOfWallets } from './credits.ts';
import { toldOfCustomer, toldOfInvoice } from './customers.ts';
import { toldOfEntitlements } from './entitlements.ts';
import { toldOfPromotion } from './promotions.ts';
import { toldOfConfiguration, toldOfPurchase } from './recharge.ts';
import { toldOfReminder } from './reminders.ts';
import { toldOfSpend } from './spend.ts';
import { toldOfSubscription } from './subscriptions.ts';
import { toldOfMeasurement, toldOfUsage } from './usage.ts';

type Telling<Name extends TableName> = (change: ChangeOf<Name>, moment: Moment, reading: Reading) => Announcement[];

const TELLINGS: { [Name in TableName]?: Telling<Name>[] } = {
  products: [toldOfProduct],
  plans: [toldOfPlan],
  addons: [toldOfAddon],
  features: [toldOfFeature],
  coupons: [toldOfCoupon],
  customers: [toldOfCustomer],
  invoices: [toldOfInvoice],
  subscriptions: [toldOfSubscription, toldOfSpend],
  promotions: [toldOfPromotion],
  grants: [toldOfGrant, toldOfPurchase],
  recharges: [toldOfConfiguration],
  measurements: [toldOfMeasurement],
};

export function announcementsOf(changes: Changes, moment: Moment, reading: Reading): Announcement[] {
  const { records, usage, reminders } = changes;
  return [
    ...reminders.flatMap((reminder) => toldOfReminder(reminder, moment, reading)),
    ...records.flatMap((change) => toldOfRecord(change, moment, reading)),
    ...usage.flatMap((change) => toldOfUsage(change, moment, reading)),
    ...toldOfBudgets(changes, moment, reading),
    ...toldOfWallets(records, moment, reading),
    ...toldOfEntitlements(records, moment, reading),
  ];
}

function toldOfRecord(change: RecordChange, moment: Moment, reading: Reading): Announcement[] {
  const tellings = (TELLINGS[change.table] ?? []) as Telling<TableName>[];
  return tellings.flatMap((telling) => telling(change as ChangeOf<TableName>, moment, reading));
}
