// What has been used of a capability in a window: of the logs of the customer and of all its resources, or of its ledger.
import type { Capability } from '../../engine/governance/assignment.ts';
import { countedWindow, creditUse, featureUse } from '../../engine/governance/use.ts';
import type { Instant, Window } from '../../engine/time.ts';
import type { Dimensions } from '../../engine/usage/aggregation.ts';
import type { Store } from '../../store/store.ts';

export function usedIn(
  store: Store,
  customerId: string,
  { featureId, currencyId }: Capability,
  window: Window | null,
  belongs: (dimensions: Dimensions) => boolean,
  at: Instant,
): number {
  if (currencyId !== null) {
    const ledger = store.tables.ledger.of(customerId);
    return creditUse(ledger, currencyId, window, at, ({ eventId }) => belongs(store.dimensionsOf(eventId)));
  }
  const feature = featureId === null ? undefined : store.catalog.feature(featureId);
  if (!feature) return 0;
  const resources = [...store.tables.resources.of(customerId)].map(({ id }) => id);
  const counted = countedWindow(feature, window);
  const logs = [null, ...resources].map((id) => store.usageLog(customerId, feature.id, id).within(counted, at));
  return featureUse(feature, store.foldOf(feature.id), logs, belongs);
}
