// Chooses what a walk does next.
import type { Scene } from '../scene.ts';
import type { CallStep, Step } from '../step.ts';
import { archiveCoupon, changePlan, createCoupon } from './catalog.ts';
import { advance, next, toBoundary } from './clock.ts';
import {
  consumeCredits,
  consumeCreditsAsync,
  createCreditGrant,
  getCreditUsage,
  saveAutoRecharge,
  voidCreditGrant,
} from './credits.ts';
import {
  archiveCustomer,
  attachPaymentMethod,
  detachPaymentMethod,
  provisionCustomer,
  unarchiveCustomer,
  updateCustomer,
} from './customers.ts';
import {
  checkEntitlement,
  getPaywall,
  grantPromotionalEntitlements,
  listPromotionalEntitlements,
  revokePromotionalEntitlement,
} from './entitlements.ts';
import {
  archiveEntities,
  checkGovernedEntitlement,
  listGovernanceNodes,
  upsertAssignments,
  upsertEntities,
  upsertEntityTypes,
} from './governance.ts';
import {
  actOnSubscription,
  cancelSubscription,
  delegateSubscription,
  migrateSubscription,
  previewSubscription,
  provisionSubscription,
  transferSubscription,
  updateSubscription,
} from './subscriptions.ts';
import { getUsageHistory, reportEvents, reportUsage } from './usage.ts';

export type Maker = (scene: Scene) => Step | Omit<CallStep, 'key'> | undefined;

type Makers = readonly (readonly [weight: number, maker: Maker])[];

/** The heavier, the more often. */
const MAKERS: Makers = [
  [18, reportUsage],
  [10, reportEvents],
  [1, getUsageHistory],
  [5, createCreditGrant],
  [2, voidCreditGrant],
  [6, consumeCredits],
  [2, consumeCreditsAsync],
  [3, saveAutoRecharge],
  [1, getCreditUsage],
  [2, provisionCustomer],
  [2, updateCustomer],
  [0.5, archiveCustomer],
  [1.5, unarchiveCustomer],
  [2, attachPaymentMethod],
  [1, detachPaymentMethod],
  [2, grantPromotionalEntitlements],
  [1, revokePromotionalEntitlement],
  [1, checkEntitlement],
  [0.3, listPromotionalEntitlements],
  [0.5, getPaywall],
  [10, provisionSubscription],
  [2, previewSubscription],
  [6, updateSubscription],
  [3, cancelSubscription],
  [1, transferSubscription],
  [1, delegateSubscription],
  [1, migrateSubscription],
  [3, actOnSubscription],
  [1, changePlan],
  [0.3, createCoupon],
  [0.2, archiveCoupon],
  [0.2, upsertEntityTypes],
  [0.5, upsertEntities],
  [0.7, upsertAssignments],
  [0.3, archiveEntities],
  [0.5, listGovernanceNodes],
  [0.5, checkGovernedEntitlement],
  [3, repeat],
  [10, advance],
  [1, next],
  [3, toBoundary],
  [0.5, () => ({ restore: true })],
];

/** A step that was acknowledged once more, under its key. */
function repeat({ chance, acknowledged }: Scene): CallStep | undefined {
  return chance.of(acknowledged)?.step;
}

/** A step of the market, or of some of it. */
export function anyStep(scene: Scene, makers = MAKERS): Step {
  for (;;) {
    const made = scene.chance.weighted(makers)(scene);
    if (made === undefined) continue;
    return 'operationId' in made ? { key: `step-${scene.count}`, ...made } : made;
  }
}
