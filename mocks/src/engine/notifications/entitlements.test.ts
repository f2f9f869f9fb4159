import { describe, expect, it } from 'vitest';
import { addon, catalogOf, feature, gives, includes, MARCH, NOON, plan } from '../catalog/fixture.ts';
import { subscription } from '../customers/fixture.ts';
import type { Subscription } from '../customers/subscription.ts';
import { promotion, SEATS } from '../entitlements/fixture.ts';
import type { PromotionalEntitlement } from '../entitlements/promotional.ts';
import type { Moment, RecordChange } from '../notification.ts';
import { toldOfEntitlements } from './entitlements.ts';
import { ADA, ASKED, BY_ITSELF, changed, readingOf } from './fixture.ts';

const catalog = catalogOf({
  features: [feature(SEATS)],
  plans: [
    plan('plan-pro', { entitlements: [gives(SEATS, { usageLimit: 20 })] }),
    plan('plan-twin', { entitlements: [gives(SEATS, { usageLimit: 20 })] }),
    plan('plan-enterprise', {
      entitlements: [gives(SEATS, { hasUnlimitedUsage: true }), includes('currency-credits')],
    }),
    plan('plan-off', { entitlements: [gives(SEATS, { isGranted: false })] }),
    plan('plan-bare'),
  ],
  addons: [addon('addon-seats', { entitlements: [gives(SEATS, { usageLimit: 5 })] })],
});

/** What is true after the changes; before them, their records were otherwise. */
type Now = {
  subscriptions?: Subscription[];
  promotions?: PromotionalEntitlement[];
  customer?: typeof ADA;
  resources?: string[];
};

function told(records: RecordChange[], now: Now = {}, moment: Moment = ASKED) {
  const { subscriptions = [], promotions = [], customer = ADA, resources = [] } = now;
  const reading = readingOf({
    catalog,
    customer: () => customer,
    subscriptions: () => subscriptions,
    promotions: () => promotions,
    resources: () => resources,
    entitlements: (customerId, resourceId) => [{ customerId, resourceId }],
  });
  return toldOfEntitlements(records, moment, reading);
}

function toldOfSubscriptions(
  pairs: [Subscription | undefined, Subscription][],
  said: Now = {},
  moment: Moment = ASKED,
) {
  const records = pairs.map(([before, after]) => changed('subscriptions', before, after));
  return told(records, { subscriptions: pairs.map(([, after]) => after), ...said }, moment);
}

const onPro = subscription();

describe('entitlements are told, whole', () => {
  it('when a subscription comes', () => {
    expect(toldOfSubscriptions([[undefined, onPro]])).toEqual([
      {
        type: 'entitlements.updated',
        customerId: 'customer-test-id',
        facts: {
          entitlements: [{ customerId: 'customer-test-id', resourceId: null }],
          customer: expect.objectContaining({ name: 'Ada' }),
          resource: null,
          environmentId: 'environment-test-id',
          originatingAction: 'SUBSCRIPTION_CREATED',
          actor: null,
        },
      },
    ]);
  });

  it('when it becomes another one, and not when that one gives the same', () => {
    const to = (planId: string) =>
      toldOfSubscriptions([[onPro, { ...onPro, planId }]]).map(({ facts }) => facts.originatingAction);
    expect(to('plan-enterprise')).toEqual(['SUBSCRIPTION_UPDATED']);
    expect(to('plan-off')).toHaveLength(1);
    expect(to('plan-bare')).toHaveLength(1);
    expect(to('plan-twin')).toEqual([]);
  });

  it('when it has more add-ons, and not when it is renewed, paid or gets a coupon', () => {
    expect(toldOfSubscriptions([[onPro, { ...onPro, addons: [{ id: 'addon-seats', quantity: 1 }] }]])).toHaveLength(1);
    expect(toldOfSubscriptions([[onPro, { ...onPro, taxPercentage: 19, updatedAt: NOON }]])).toEqual([]);
  });

  it('when it starts or ends by itself', () => {
    const later = subscription({ startDate: NOON, billingCycleAnchor: NOON });
    const ends = subscription({ endDate: NOON });
    for (const one of [later, ends])
      expect(toldOfSubscriptions([[one, { ...one, updatedAt: NOON }]], {}, BY_ITSELF)).toHaveLength(1);
  });

  it('when a promotion comes or goes that gives more', () => {
    const more = promotion({ usageLimit: 50 });
    const less = promotion({ usageLimit: 5 });
    const of = (before: typeof more | undefined, after: typeof more, moment = ASKED) =>
      told([changed('promotions', before, after)], { subscriptions: [onPro], promotions: [after] }, moment);
    expect(of(undefined, more)).toMatchObject([{ facts: { originatingAction: 'PROMOTIONAL_ENTITLEMENT_CREATED' } }]);
    expect(of(undefined, less)).toEqual([]);
    const ends = { ...more, endDate: NOON };
    expect(of(ends, { ...ends, updatedAt: NOON }, BY_ITSELF)).toMatchObject([
      { facts: { originatingAction: 'PROMOTIONAL_ENTITLEMENT_UPDATED' } },
    ]);
  });

  it('when a customer is archived and comes back, and not when it is renamed', () => {
    const archived = { ...ADA, archivedAt: NOON };
    const of = (before: typeof ADA | undefined, after: typeof ADA) =>
      told([changed('customers', before, after)], { subscriptions: [onPro], customer: after });
    expect(of(ADA, archived)).toMatchObject([{ facts: { originatingAction: 'CUSTOMER_UPDATED' } }]);
    expect(of(archived, ADA)).toHaveLength(1);
    expect(of(ADA, { ...ADA, name: 'Ada L.' })).toEqual([]);
    expect(of(undefined, ADA)).toEqual([]);
  });

  it('once, when what a customer has moves from one subscription to another', () => {
    const ended = { ...onPro, endDate: NOON };
    const next = subscription({ id: 'subscription-2', startDate: NOON, billingCycleAnchor: NOON });
    expect(
      toldOfSubscriptions([
        [onPro, ended],
        [undefined, next],
      ]),
    ).toEqual([]);
    expect(
      toldOfSubscriptions([
        [onPro, ended],
        [undefined, { ...next, planId: 'plan-enterprise' }],
      ]),
    ).toHaveLength(1);
  });

  it('for a customer and each of its resources, or for the one resource', () => {
    const resourceOf = (told: ReturnType<typeof toldOfSubscriptions>) => told.map(({ facts }) => facts.resource);
    const resources = ['resource-01', 'resource-02'];
    expect(resourceOf(toldOfSubscriptions([[undefined, onPro]], { resources }))).toEqual([
      null,
      { id: 'resource-01' },
      { id: 'resource-02' },
    ]);
    const own = subscription({ resourceId: 'resource-02' });
    expect(resourceOf(toldOfSubscriptions([[undefined, own]], { resources }))).toEqual([{ id: 'resource-02' }]);
  });

  it('of what is gone, or is no source of them, not at all', () => {
    expect(
      told([
        changed('subscriptions', onPro, undefined),
        changed('promotions', promotion(), undefined),
        changed('customers', ADA, undefined),
        changed('coupons', undefined, undefined),
      ]),
    ).toEqual([]);
  });

  it('of another customer change nothing for this one', () => {
    const ben = subscription({ id: 'subscription-ben', customerId: 'customer-ben', createdAt: MARCH });
    const records = [
      changed('subscriptions', undefined, ben),
      changed('promotions', undefined, promotion({ usageLimit: 5 })),
    ];
    expect(told(records, { subscriptions: [onPro], promotions: [promotion({ usageLimit: 5 })] })).toEqual([]);
  });
});
