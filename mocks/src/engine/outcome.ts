// What a decision wants committed: records, by table, as they are to be. It is applied whole or not at all.
import type { Coupon } from './catalog/coupon.ts';
import type { CustomCurrency } from './catalog/custom-currency.ts';
import type { Feature } from './catalog/feature.ts';
import type { Addon, Plan } from './catalog/package.ts';
import type { Product } from './catalog/product.ts';
import type { Contract } from './contracts/contract.ts';
import type { AutoRecharge } from './credits/auto-recharge.ts';
import type { Consumption } from './credits/consumption.ts';
import type { Grant } from './credits/grant.ts';
import type { LedgerEntry } from './credits/wallet.ts';
import type { Customer, Resource } from './customers/customer.ts';
import type { Subscription } from './customers/subscription.ts';
import type { Destination } from './data-export/destination.ts';
import type { PromotionalEntitlement } from './entitlements/promotional.ts';
import type { Assignment } from './governance/assignment.ts';
import type { Entity } from './governance/entity.ts';
import type { EntityType } from './governance/entity-type.ts';
import type { IssuedInvoice } from './subscriptions/issued-invoice.ts';
import type { Measurement } from './usage/measurement.ts';
import type { UsageEvent } from './usage/meter.ts';

export type Records = {
  products: Product;
  plans: Plan;
  addons: Addon;
  /** Versions beside the one on offer: those before it, and the draft of the next one. */
  planVersions: Plan;
  addonVersions: Addon;
  features: Feature;
  coupons: Coupon;
  currencies: CustomCurrency;
  customers: Customer;
  resources: Resource;
  subscriptions: Subscription;
  invoices: IssuedInvoice;
  measurements: Measurement;
  events: UsageEvent;
  promotions: PromotionalEntitlement;
  grants: Grant;
  ledger: LedgerEntry;
  recharges: AutoRecharge;
  consumptions: Consumption;
  entityTypes: EntityType;
  entities: Entity;
  assignments: Assignment;
  contracts: Contract;
  destinations: Destination;
};

export type TableName = keyof Records;
type Removal = { [Table in TableName]: { table: Table; record: Records[Table] } }[TableName];
export type Outcome = { [Table in TableName]?: Records[Table][] } & {
  /** Records that are gone, as if they had never been. */
  removed?: Removal[];
};
