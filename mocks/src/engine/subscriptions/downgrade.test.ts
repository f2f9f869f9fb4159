import { describe, expect, it } from 'vitest';
import type { Subscription } from '../customers/subscription.ts';
import { downgradeAfter } from './downgrade.ts';
import { ID, onPro } from './update.fixture.ts';
import { FREE_AFTERWARDS, MARCH, NOON, plan, productWith, type Setting } from './world.fixture.ts';

/** What follows when Pro ends at noon. */
function follows(setting: Setting = {}, said: Partial<Subscription> = {}) {
  const world = onPro({ ...FREE_AFTERWARDS, ...setting });
  const ended: Subscription = { ...world.subscription(ID), endDate: NOON, cancelReason: 'Immediate', ...said };
  const { subscriptions = [] } = downgradeAfter(world, ended, NOON);
  return subscriptions.map(({ planId, startDate, resourceId }) => ({ planId, startDate, resourceId }));
}

const FREE = { planId: 'plan-free', startDate: NOON, resourceId: null };

function downgradeTo(downgradePlanId: string | null): Setting {
  return productWith({ subscriptionEndSetup: 'DOWNGRADE_TO_FREE', downgradePlanId });
}

describe('after a subscription that ends', () => {
  it('comes the free plan, where and when it ends', () => {
    expect(follows()).toEqual([FREE]);
    expect(follows({}, { resourceId: 'resource-01' })).toEqual([{ ...FREE, resourceId: 'resource-01' }]);
  });

  it('comes nothing when access was revoked, or when another plan takes its place', () => {
    expect(follows({}, { isRevoked: true })).toEqual([]);
    expect(follows({}, { cancelReason: 'UPGRADE_OR_DOWNGRADE' })).toEqual([]);
  });

  it('comes nothing for a customer who is archived or gone', () => {
    expect(follows({}, { customerId: 'customer-x' })).toEqual([]);
    const world = onPro({ ...FREE_AFTERWARDS, customers: [{}, { id: 'customer-old', archivedAt: MARCH }] });
    expect(
      downgradeAfter(world, { ...world.subscription(ID), customerId: 'customer-old', endDate: NOON }, NOON),
    ).toEqual({});
  });

  it('comes nothing that is not on sale, not free, or the same again', () => {
    const old = plan('plan-old', { pricingType: 'FREE', status: 'ARCHIVED' });
    expect(follows(downgradeTo(null))).toEqual([]);
    expect(follows(downgradeTo('plan-x'))).toEqual([]);
    expect(follows(downgradeTo('plan-enterprise'))).toEqual([]);
    expect(follows({ ...downgradeTo('plan-old'), plans: [old] })).toEqual([]);
    expect(follows({}, { planId: 'plan-free' })).toEqual([]);
    expect(follows({ product: {} })).toEqual([]);
  });

  it('comes nothing where something else runs already', () => {
    const world = onPro(FREE_AFTERWARDS);
    const running = { ...world.subscription(ID), id: 'subscription-2' };
    world.commit({ subscriptions: [running] });
    const ended = { ...world.subscription(ID), endDate: NOON };
    expect(downgradeAfter(world, ended, NOON)).toEqual({});
    world.commit({ subscriptions: [{ ...running, endDate: NOON }] });
    expect(downgradeAfter(world, ended, NOON).subscriptions).toHaveLength(1);
    world.commit({ subscriptions: [{ ...running, resourceId: 'resource-01' }] });
    expect(downgradeAfter(world, ended, NOON).subscriptions).toHaveLength(1);
  });
});
