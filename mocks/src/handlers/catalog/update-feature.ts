import type { Feature, Meter } from '../../engine/catalog/feature.ts';
import { changedFeature } from '../../engine/catalog/feature-change.ts';
import { entryOf, wants } from '../../engine/usage/meter.ts';
import { knownFeature } from '../../store/account.ts';
import type { Store } from '../../store/store.ts';
import type { Handler } from '../handler.ts';
import { toFeature, transformationIn } from './wire.ts';

export const updateFeature: Handler<'updateFeature'> = ({ featureId, ...said }, { store, at }) => {
  const before = knownFeature(store, featureId);
  const change = { ...said, unitTransformation: transformationIn(said.unitTransformation) };
  const feature = changedFeature(store.catalog, before, change, at);
  store.commit({ features: [feature] });
  if (said.meter) meterAnew(store, feature, said.meter);
  return { status: 200, body: { data: toFeature(feature) } };
};

/** The usage under a meter is what the meter makes of all events, also of those that came before it. */
function meterAnew(store: Store, { id }: Feature, meter: Meter): void {
  store.forgetUsage(id);
  for (const event of store.tables.events.all()) {
    const { customerId, resourceId } = event;
    if (!wants(meter, event) || !store.tables.customers.get(customerId)) continue;
    store.recordUsage(customerId, id, resourceId, entryOf(event));
  }
}
