import { describe, expect, it } from 'vitest';
import { activeGrants, balanceOf } from '../credits/wallet.ts';
import { Refusal } from '../refusal.ts';
import { provision } from './provision.ts';
import { type Wish, wishFor } from './wish.ts';
import {
  APRIL,
  addon,
  charge,
  couponWish,
  Inkwell,
  MARCH,
  NO_TRIAL,
  NOON,
  perPeriod,
  plan,
  type Setting,
  usd,
} from './world.fixture.ts';

const wallet = { customerId: 'customer-test-id', currencyId: 'currency-credits', resourceId: null };
const pro = (said: Partial<Wish> = {}) => wishFor('plan-pro', { billingPeriod: 'MONTHLY', trial: NO_TRIAL, ...said });

describe('payment', () => {
  const withoutCard = () => new Inkwell({ customers: [{ defaultPaymentMethod: null }] });
  const asked = (world: Inkwell, wish: Wish) => provision(world, world.customer(), wish, NOON);

  it('that has nothing to be taken from needs the checkout, and nothing is created', () => {
    const world = withoutCard();
    expect(asked(world, pro({ id: 'subscription-new' }))).toEqual({
      status: 'PAYMENT_REQUIRED',
      subscriptionId: 'subscription-new',
      checkoutId: 'checkout-1',
    });
    expect(world.subscriptions()).toEqual([]);
  });

  it.each([
    ['a trial costs nothing yet', { trial: undefined }, null],
    ['an invoice is sent', { paymentCollectionMethod: 'INVOICE' }, 'OPEN'],
    ['nothing is collected', { paymentCollectionMethod: 'NONE' }, 'PAID'],
    ['the caller does not wait for it', { awaitPaymentConfirmation: false }, 'OPEN'],
    ['it is paid elsewhere', { isInvoicePaid: true }, 'PAID'],
  ] as const)('is no obstacle when %s', (_reason, said, status) => {
    const provisioned = asked(withoutCard(), pro(said));
    expect(provisioned).toMatchObject({ status: 'SUCCESS' });
    if (provisioned.status === 'SUCCESS') expect(provisioned.subscription.latestInvoice?.status ?? null).toBe(status);
  });

  it('is that of the customer who pays', () => {
    const world = new Inkwell({ customers: [{ defaultPaymentMethod: null }, { id: 'customer-payer' }] });
    expect(asked(world, pro({ payingCustomerId: 'customer-payer' }))).toMatchObject({ status: 'SUCCESS' });
  });

  it('by card is taken at once', () => {
    expect(new Inkwell().buy('plan-pro', NOON).latestInvoice).toEqual({
      billingId: 'invoice-1',
      createdAt: NOON,
      status: 'PAID',
      total: 49,
      amountDue: 0,
      currency: 'usd',
      billingReason: 'SUBSCRIPTION_CREATION',
    });
  });
});

describe('credits', () => {
  const balances = (world: Inkwell, at: number) =>
    activeGrants(world.wallet(wallet), at).map(({ amount, expireAt }) => [amount, expireAt]);

  it('come with the subscription, for their month', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH);
    expect(balances(world, MARCH)).toEqual([[100, APRIL]]);
    expect(world.ledger).toMatchObject([{ eventType: 'CREDITS_GRANTED', amount: 100 }]);
  });

  it('of a bigger plan come as the difference, for the rest of the month', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH);
    world.buy('plan-enterprise', NOON);
    expect(balances(world, NOON)).toEqual([
      [100, APRIL],
      [900, APRIL],
    ]);
  });

  it('are not taken back, and do not come twice by going up and down', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH);
    for (const planId of ['plan-enterprise', 'plan-pro', 'plan-enterprise'])
      world.buy(planId, NOON, { scheduleStrategy: 'IMMEDIATE' });
    expect(balanceOf(world.wallet(wallet), NOON).left).toBe(1000);
  });

  it('do not come with what has not begun', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { startDate: APRIL });
    expect(world.wallet(wallet)).toEqual([]);
  });
});

describe('a resource', () => {
  it('is on record from its first subscription on, once', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { resourceId: 'resource-01' });
    world.buy('plan-enterprise', NOON, { resourceId: 'resource-01' });
    expect([...world.tables.resources.of('customer-test-id')]).toEqual([
      { id: 'resource-01', customerId: 'customer-test-id', createdAt: MARCH, updatedAt: MARCH },
    ]);
  });

  it('has a subscription of its own beside that of the customer', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH);
    world.buy('plan-pro', MARCH, { resourceId: 'resource-01' });
    expect(world.subscriptions().map(({ resourceId }) => resourceId)).toEqual([null, 'resource-01']);
  });
});

describe('an id', () => {
  it('that another subscription has is refused', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: 'subscription-test-id' });
    const wish = pro({ id: 'subscription-test-id', resourceId: 'resource-02' });
    expect(() => provision(world, world.customer(), wish, NOON)).toThrow(
      expect.objectContaining({ code: 'DuplicatedEntityNotAllowed', status: 409 }),
    );
  });

  it('of the running subscription may be said again', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: 'subscription-test-id' });
    expect(world.buy('plan-enterprise', NOON, { id: 'subscription-test-id' }).id).toBe('subscription-test-id');
  });

  it('is not minted twice', () => {
    const world = new Inkwell();
    world.buy('plan-pro', MARCH, { id: 'subscription-1' });
    expect(world.buy('plan-pro', MARCH, { resourceId: 'resource-01' }).id).toBe('subscription-2');
  });
});

describe('a wish that breaks a rule', () => {
  const seats = (quantity: number) => ({ addons: [{ id: 'addon-extra-seats', quantity }] });
  const eur = charge({ price: { amount: 9, currency: 'eur' } });
  const byUse = { billingModel: 'USAGE_BASED', featureId: 'calls' } as const;
  const cases: [string, Wish, Setting?][] = [
    ['PlanNotFound', wishFor('plan-x')],
    ['EntityIsArchivedError', pro(), { customers: [{ archivedAt: MARCH }] }],
    ['EntityIsArchivedError', pro(), { product: { status: 'ARCHIVED' } }],
    ['EntityIsArchivedError', wishFor('plan-old'), { plans: [plan('plan-old', { status: 'ARCHIVED' })] }],
    ['UnPublishedPackage', wishFor('plan-draft'), { plans: [plan('plan-draft', { status: 'DRAFT' })] }],
    ['BillingPeriodMissingError', pro({ billingPeriod: undefined })],
    [
      'PriceNotFound',
      wishFor('plan-monthly', { billingPeriod: 'ANNUALLY' }),
      { plans: [plan('plan-monthly', { charges: [charge({ price: usd(5) })] })] },
    ],
    ['AddonNotFound', pro({ addons: [{ id: 'addon-x', quantity: 1 }] })],
    ['AddonQuantityExceedsLimitError', pro(seats(11))],
    ['IncompatibleSubscriptionAddon', wishFor('plan-enterprise', { billingPeriod: 'MONTHLY', ...seats(1) })],
    ['DuplicateAddonProvisionedError', pro({ addons: [...seats(1).addons, ...seats(1).addons] })],
    ['AddonDependencyMissingError', pro({ addons: [{ id: 'addon-sso-audit', quantity: 1 }] })],
    [
      'AddonDependencyMissingError',
      pro({
        addons: [
          { id: 'addon-sso-audit', quantity: 1 },
          { id: 'addon-sso', quantity: 0 },
        ],
      }),
    ],
    [
      'PriceNotFound',
      wishFor('plan-mixed', { billingPeriod: 'MONTHLY', addons: [{ id: 'addon-eur', quantity: 1 }] }),
      {
        plans: [plan('plan-mixed', { charges: perPeriod(1, 10), compatibleAddonIds: ['addon-eur'] })],
        addons: [addon('addon-eur', { charges: [eur] })],
      },
    ],
    [
      'PriceNotFound',
      wishFor('plan-mixed', { billingPeriod: 'MONTHLY', trial: NO_TRIAL }),
      { plans: [plan('plan-mixed', { charges: perPeriod(10, 100), overageCharges: [{ ...eur, ...byUse }] })] },
    ],
    ['CouponNotFound', pro({ coupon: couponWish({ couponId: 'coupon-x' }) })],
    ['ArchivedCouponCantBeApplied', pro({ coupon: couponWish({ couponId: 'coupon-old' }) })],
    ['PromotionCodeNotFound', pro({ coupon: couponWish({ promotionCode: 'SPRING' }) })],
    ['CustomerNotFound', pro({ payingCustomerId: 'nobody' })],
    [
      'FeatureNotFound',
      pro({
        entitlements: [
          {
            type: 'FEATURE',
            id: 'feature-x',
            usageLimit: 1,
            hasUnlimitedUsage: false,
            hasSoftLimit: false,
            resetPeriod: null,
            resetPeriodConfiguration: null,
          },
        ],
      }),
    ],
    ['BadUserInput', pro({ resourceId: 'resource-01' }), { product: { multipleSubscriptions: false } }],
    ['InvalidCancellationDate', pro({ cancellationDate: MARCH })],
    ['BadUserInput', pro({ trial: { ...NO_TRIAL, isTrial: true, trialEndDate: MARCH } })],
  ];

  it.each(cases)('is refused with %s and changes nothing', (code, wish, setting) => {
    const world = new Inkwell(setting);
    const act = () => provision(world, world.customer(), wish, NOON);
    expect(act).toThrow(Refusal);
    expect(act).toThrow(expect.objectContaining({ code, message: expect.stringMatching(/^body/) }));
    expect(world.subscriptions()).toEqual([]);
  });
});
