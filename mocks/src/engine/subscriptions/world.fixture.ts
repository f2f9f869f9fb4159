// For tests: the demo company in memory, with a clock that is whatever the test says.
import type { Catalog } from '../catalog/catalog.ts';
import { type Coupon, NEW_COUPON } from '../catalog/coupon.ts';
import type { Feature } from '../catalog/feature.ts';
import { addon, catalogOf, charge, feature, MARCH, plan, type Shelf, shelfAfter } from '../catalog/fixture.ts';
import {
  type Addon,
  type Charge,
  NEW_CREDIT_ENTITLEMENT,
  type PackageCreditEntitlement,
  type Plan,
} from '../catalog/package.ts';
import { NEW_PRODUCT, type Product } from '../catalog/product.ts';
import type { Grant, WalletKey } from '../credits/grant.ts';
import { consume, type LedgerEntry } from '../credits/wallet.ts';
import { type Customer, newCustomer, type Resource } from '../customers/customer.ts';
import type { Subscription } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import { fromIso, type Instant, type Window } from '../time.ts';
import { foldOf, totalOf, type UsageEntry } from '../usage/aggregation.ts';
import type { IssuedInvoice } from './issued-invoice.ts';
import { applyEvent, nextEvent, type SubscriptionEvent } from './life-cycle.ts';
import { provision } from './provision.ts';
import { type CouponWish, type Wish, wishFor } from './wish.ts';
import type { UsageSubject, World } from './world.ts';

export { addon, charge, gives, MARCH, NOON, plan } from '../catalog/fixture.ts';
export const APRIL = fromIso('2026-04-01T00:00:00.000Z');

const times = { createdAt: MARCH, updatedAt: MARCH };

export const usd = (amount: number) => ({ amount, currency: 'usd' });

export function perPeriod(month: number, year: number): Charge[] {
  return [charge({ price: usd(month) }), charge({ billingPeriod: 'ANNUALLY', price: usd(year) })];
}

/** A number that is reported, and only grows. */
export function metered(id: string, said: Partial<Feature> = {}): Feature {
  return feature(id, { meterType: 'INCREMENTAL', ...said });
}

export function credits(id: string, amount: number): PackageCreditEntitlement {
  return { ...NEW_CREDIT_ENTITLEMENT, id, currencyId: 'currency-credits', amount, cadence: 'MONTH', ...times };
}

function coupon(id: string, said: Partial<Coupon>): Coupon {
  return { ...NEW_COUPON, id, name: id, ...times, type: said.percentOff ? 'PERCENTAGE' : 'FIXED', ...said };
}

const PRODUCT: Product = {
  ...NEW_PRODUCT,
  id: 'product-inkwell',
  displayName: 'Inkwell',
  multipleSubscriptions: true,
  productSettings: { ...NEW_PRODUCT.productSettings, downgradePlanId: 'plan-free' },
  ...times,
};

const trial = { duration: 14, units: 'DAY', budget: null, trialEndBehavior: 'CONVERT_TO_PAID' } as const;
const compatibleAddonIds = ['addon-extra-seats', 'addon-sso', 'addon-sso-audit'];

export type Setting = Omit<Shelf, 'products'> & {
  product?: Partial<Product>;
  customers?: Partial<Customer>[];
};

export function productWith(settings: Partial<Product['productSettings']>): Setting {
  return { product: { productSettings: { ...PRODUCT.productSettings, ...settings } } };
}

export const FREE_AFTERWARDS = productWith({ subscriptionEndSetup: 'DOWNGRADE_TO_FREE' });

/** A world of maps: what an outcome says is committed by `commit`. */
export class Inkwell implements World {
  readonly #grants = new Map<string, Grant>();
  readonly ledger: LedgerEntry[] = [];
  readonly #customers = new Map<string, Customer>();
  readonly #resources: Resource[] = [];
  readonly #invoices = new Map<string, IssuedInvoice>();
  readonly #usage: (UsageSubject & { entry: UsageEntry })[] = [];
  readonly #subscriptions = new Map<string, Subscription>();
  readonly #counts = new Map<string, number>();
  #shelf: Shelf;

  constructor(setting: Setting = {}) {
    this.#shelf = {
      ...setting,
      products: [{ ...PRODUCT, ...setting.product }],
      plans: [
        plan('plan-free', { displayName: 'Free', pricingType: 'FREE' }),
        plan('plan-pro', {
          displayName: 'Pro',
          charges: perPeriod(49, 490),
          entitlements: [credits('e-pro', 100)],
          defaultTrialConfig: trial,
          compatibleAddonIds,
        }),
        plan('plan-enterprise', {
          displayName: 'Enterprise',
          charges: perPeriod(199, 1990),
          entitlements: [credits('e-enterprise', 1000)],
        }),
        ...(setting.plans ?? []),
      ],
      addons: [
        addon('addon-extra-seats', { displayName: 'Extra seats', charges: perPeriod(20, 200), maxQuantity: 10 }),
        addon('addon-sso', { displayName: 'Single sign-on', charges: perPeriod(30, 300) }),
        addon('addon-sso-audit', { charges: perPeriod(5, 50), dependencies: ['addon-sso'] }),
        ...(setting.addons ?? []),
      ],
      coupons: [
        coupon('coupon-launch-20', { percentOff: 20, durationInMonths: 3 }),
        coupon('coupon-welcome-10', { amountsOff: [usd(10)], durationInMonths: 1 }),
        coupon('coupon-old', { percentOff: 50, status: 'ARCHIVED' }),
        ...(setting.coupons ?? []),
      ],
    };
    const card = {
      billingId: null,
      cardExpiryMonth: 12,
      cardExpiryYear: 2030,
      cardLast4Digits: '4242',
      type: 'CARD',
    } as const;
    const customers = setting.customers ?? [{}];
    for (const said of customers) {
      const { id = 'customer-test-id', ...rest } = said;
      this.#customers.set(id, { ...newCustomer(id, { defaultPaymentMethod: card }, MARCH), ...rest });
    }
  }

  get catalog(): Catalog {
    return catalogOf(this.#shelf);
  }

  /** Puts a version on offer; the one before it is kept. */
  publish(one: Plan | Addon): void {
    const shelf = this.#shelf;
    const before = 'parentPlanId' in one ? this.catalog.plan(one.id) : this.catalog.addon(one.id);
    if (!before) throw new Error(`no ${one.id} before`);
    if ('parentPlanId' in one) this.#shelf = shelfAfter(shelf, { plans: [one], planVersions: [before as Plan] });
    else this.#shelf = shelfAfter(shelf, { addons: [one], addonVersions: [before as Addon] });
  }

  readonly mint = (kind: string): string => {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return `${kind}-${count}`;
  };

  wallet({ customerId, currencyId, resourceId }: WalletKey): Grant[] {
    const isIts = (grant: Grant) =>
      grant.customerId === customerId && grant.currencyId === currencyId && grant.resourceId === resourceId;
    return [...this.#grants.values()].filter(isIts);
  }

  usageTotal(subject: UsageSubject, window: Window | null, until: Instant): number {
    const isMeant = (one: UsageSubject) =>
      one.customerId === subject.customerId &&
      one.featureId === subject.featureId &&
      one.resourceId === subject.resourceId;
    const entries = this.#usage
      .filter((one) => isMeant(one) && one.entry.at <= until && one.entry.at >= (window?.start ?? one.entry.at))
      .map(({ entry }) => entry);
    return totalOf(foldOf(null), entries);
  }

  readonly tables: World['tables'] = {
    customers: { get: (id) => this.#customers.get(id) },
    resources: { of: (customerId) => this.#resources.filter((one) => one.customerId === customerId) },
    invoices: { get: (id) => this.#invoices.get(id) },
    subscriptions: {
      get: (id) => this.#subscriptions.get(id),
      of: (customerId) => [...this.#subscriptions.values()].filter((one) => one.customerId === customerId),
    },
  };

  commit({ subscriptions = [], grants = [], ledger = [], resources = [], invoices = [] }: Outcome): void {
    for (const one of subscriptions) this.#subscriptions.set(one.id, one);
    for (const one of grants) this.#grants.set(one.id, one);
    this.ledger.push(...ledger);
    this.#resources.push(...resources);
    for (const one of invoices) this.#invoices.set(one.id, one);
  }

  /** Usage of the customer itself. */
  use(featureId: string, value: number, at: Instant, kind: 'DELTA' | 'SET' = 'DELTA'): void {
    const entry: UsageEntry = { id: 'measurement-1', at, kind, value, dimensions: {} };
    this.#usage.push({ customerId: 'customer-test-id', featureId, resourceId: null, entry });
  }

  /** Credits taken from a wallet. */
  consume(key: WalletKey, amount: number, at: Instant): void {
    this.commit(consume(key, this.wallet(key), amount, { featureId: null, eventId: null }, at, this.mint));
  }

  invoice(id: string): IssuedInvoice | undefined {
    return this.#invoices.get(id);
  }

  invoices(): IssuedInvoice[] {
    return [...this.#invoices.values()];
  }

  customer(id = 'customer-test-id'): Customer {
    const customer = this.#customers.get(id);
    if (!customer) throw new Error(`no customer ${id}`);
    return customer;
  }

  subscriptions(customerId = 'customer-test-id'): Subscription[] {
    return [...this.tables.subscriptions.of(customerId)];
  }

  subscription(id: string): Subscription {
    const subscription = this.#subscriptions.get(id);
    if (!subscription) throw new Error(`no subscription ${id}`);
    return subscription;
  }

  /** Provisions, and gives the subscription as it is then; throws when a checkout is needed. */
  buy(planId: string, at: Instant, said: Partial<Wish> = {}): Subscription {
    const provisioned = provision(
      this,
      this.customer(),
      wishFor(planId, { billingPeriod: 'MONTHLY', trial: NO_TRIAL, ...said }),
      at,
    );
    if (provisioned.status !== 'SUCCESS') throw new Error(provisioned.status);
    this.commit(provisioned.outcome);
    return provisioned.subscription;
  }

  /** Lets time pass, for all subscriptions in due order. */
  pass(from: Instant, until: Instant): SubscriptionEvent[] {
    const happened: SubscriptionEvent[] = [];
    for (let now = from; ; ) {
      const due = [...this.#subscriptions.values()].flatMap((one) => {
        const event = nextEvent(this.catalog, one, now);
        return event && event.at <= until ? [{ one, event }] : [];
      });
      const at = Math.min(...due.map(({ event }) => event.at));
      if (due.length === 0) return happened;
      for (const { one, event } of due.filter(({ event }) => event.at === at)) {
        this.commit(applyEvent(this, this.subscription(one.id), event));
        happened.push(event);
      }
      now = at;
    }
  }
}

/** A discount that is asked for. */
export function couponWish(said: Partial<CouponWish>): CouponWish {
  const nothing = { couponId: undefined, billingCouponId: undefined, promotionCode: undefined };
  return { ...nothing, startDate: undefined, discount: undefined, ...said };
}

export const NO_TRIAL = { isTrial: false, trialEndDate: undefined, trialEndBehavior: undefined };
