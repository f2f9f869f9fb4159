import { assertMeasurable, usageAfter } from '../../engine/usage/measurement.ts';
import { allowanceFor, assertResource, currentUsage, knownCustomer } from '../../store/account.ts';
import { estimateOf } from '../credits/estimate.ts';
import type { Handler } from '../handler.ts';

export const estimateUsage: Handler<'estimateUsage'> = (line, { store, at }) => {
  const { customerId, featureId, value, updateBehavior = 'DELTA' } = line;
  const resourceId = line.resourceId ?? null;
  knownCustomer(store, customerId, 'body.customerId');
  assertResource(store, customerId, resourceId, 'body.resourceId');
  const feature = store.catalog.feature(featureId);
  if (!feature) return { status: 200, body: { data: { estimates: [], warnings: ['FEATURE_NOT_FOUND'] } } };
  assertMeasurable(feature, 'body.featureId');
  const allowance = allowanceFor(store, customerId, resourceId, featureId, at);
  const before = currentUsage(store, customerId, resourceId, featureId, allowance, at).total;
  const after = usageAfter(before, { value, updateBehavior }, 'body.value');
  const change = { featureId, before, after, dimensions: line.dimensions ?? {}, isPriceable: true };
  return { status: 200, body: { data: estimateOf(store, customerId, resourceId, [change], at) } };
};
