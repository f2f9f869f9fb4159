// What the engine may look up when it tells what happened.
import type { Reading } from '../engine/notification.ts';
import type { UsageSubject } from '../engine/subscriptions/world.ts';
import type { Instant } from '../engine/time.ts';
import { allowanceFor, currentUsage } from './account.ts';
import { budgetUse } from './budgets.ts';
import type { Environment } from './environment.ts';
import type { Store } from './store.ts';

/** The list of a customer's entitlements, as the API shows it. */
export type EntitlementsOf = (store: Store, customerId: string, resourceId: string | null, at: Instant) => object[];

export function readingOf({ store, id, endpoints }: Environment, entitlementsOf: EntitlementsOf): Reading {
  const { tables, catalog } = store;
  /** It is asked for twice after a report: for the measurement, and for the limit. */
  type Latest = UsageSubject & { version: number; at: Instant; usage: ReturnType<Reading['usage']> };
  let latest: Latest | null = null;
  return {
    environmentId: id,
    catalog,
    thresholds: () => endpoints.thresholds(),
    customer: (id) => tables.customers.get(id),
    subscription: (id) => tables.subscriptions.get(id),
    subscriptions: (customerId) => tables.subscriptions.of(customerId),
    resources: (customerId) => [...tables.resources.of(customerId)].map(({ id }) => id),
    promotion: (id) => tables.promotions.get(id),
    promotions: (customerId) => tables.promotions.of(customerId),
    wallet: (key) => store.wallet(key),
    spentOnRecharges: (customerId, currencyId, at) => store.spentOnRecharges(customerId, currencyId, at),
    recharge: (customerId, currencyId) => tables.recharges.get(JSON.stringify([customerId, currencyId])),
    usage: ({ customerId, featureId, resourceId }, at) => {
      const { version } = store;
      const isSameSubject = latest?.customerId === customerId && latest.featureId === featureId;
      if (isSameSubject && latest?.resourceId === resourceId && latest.version === version && latest.at === at)
        return latest.usage;
      const allowance = allowanceFor(store, customerId, resourceId, featureId, at);
      const usage = { ...currentUsage(store, customerId, resourceId, featureId, allowance, at), allowance };
      latest = { customerId, featureId, resourceId, version, at, usage };
      return usage;
    },
    budgets: (customerId) =>
      [...tables.assignments.of(customerId)].filter(
        ({ entityId }) => tables.entities.get(JSON.stringify([customerId, entityId]))?.archivedAt === null,
      ),
    budgetUse: (assignment, fresh, at) => budgetUse(store, assignment, fresh, at),
    entitlements: (customerId, resourceId, at) => entitlementsOf(store, customerId, resourceId, at),
  };
}
