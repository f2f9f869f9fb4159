import type { Feature } from '../../engine/catalog/feature.ts';
import { plus } from '../../engine/decimal.ts';
import { type Dimensions, numberIn } from '../../engine/usage/aggregation.ts';
import { wants } from '../../engine/usage/meter.ts';
import { allowanceFor, assertResource, currentUsage, knownCustomer } from '../../store/account.ts';
import { estimateOf } from '../credits/estimate.ts';
import type { Handler } from '../handler.ts';

export const estimateEvent: Handler<'estimateEvent'> = (line, { store, at }) => {
  const { customerId, eventName, dimensions = {} } = line;
  const resourceId = line.resourceId ?? null;
  knownCustomer(store, customerId, 'body.customerId');
  assertResource(store, customerId, resourceId, 'body.resourceId');
  const metered = [...store.catalog.features()].filter(({ meter }) => meter && wants(meter, { eventName, dimensions }));
  if (metered.length === 0) return { status: 200, body: { data: { estimates: [], warnings: ['FEATURE_NOT_FOUND'] } } };
  const changes = metered.map((feature) => {
    const allowance = allowanceFor(store, customerId, resourceId, feature.id, at);
    const before = currentUsage(store, customerId, resourceId, feature.id, allowance, at).total;
    const added = addedBy(feature, dimensions);
    return { featureId: feature.id, before, after: plus(before, added ?? 0), dimensions, isPriceable: added !== null };
  });
  return { status: 200, body: { data: estimateOf(store, customerId, resourceId, changes, at) } };
};

/** What one more event adds, whatever came before it; null when that depends on what came before. */
function addedBy({ meter }: Feature, dimensions: Dimensions): number | null {
  if (meter?.aggregation.function === 'COUNT') return 1;
  return meter?.aggregation.function === 'SUM' ? (numberIn(dimensions, meter.aggregation.field ?? '') ?? 0) : null;
}
