import { isMetered } from '../../engine/catalog/feature.ts';
import { Refusal } from '../../engine/refusal.ts';
import { fromIso, toIso } from '../../engine/time.ts';
import { groupedBy, historyOf } from '../../engine/usage/history.ts';
import { isCut } from '../../engine/usage/period.ts';
import { allowanceFor, assertResource, knownCustomer, knownFeature } from '../../store/account.ts';
import type { Handler } from '../handler.ts';

export const getUsageHistory: Handler<'getUsageHistory'> = (query, { store, at }) => {
  const { customerId, featureId, startDate, endDate, groupBy } = query;
  const resourceId = query.resourceId ?? null;
  knownCustomer(store, customerId);
  const feature = knownFeature(store, featureId);
  assertResource(store, customerId, resourceId, 'query.resourceId');
  if (!isMetered(feature))
    throw new Refusal('UnsupportedFeatureType', `featureId: ${featureId} is not a metered feature and has no usage.`);
  const start = fromIso(startDate);
  const end = endDate === undefined ? at : Math.min(fromIso(endDate), at);
  const reset = allowanceFor(store, customerId, resourceId, featureId, at)?.reset ?? null;
  const keys = groupBy ? groupBy.split(',') : [];
  const groups = groupedBy(store.usageLog(customerId, featureId, resourceId).within(null, at), keys);
  if (groups.size === 0) groups.set(JSON.stringify(keys.map(() => '')), []);
  const series = [...groups].map(([group, entries]) => ({
    tags: (JSON.parse(group) as string[]).map((value, index) => ({ key: keys[index] as string, value })),
    points: historyOf(entries, store.foldOf(featureId), reset, start, end),
  }));
  const resets = new Set(
    series.flatMap(({ points }) => points.filter((point) => point.isResetPoint).map(({ timestamp }) => timestamp)),
  );
  const body = {
    series: series.map(({ tags, points }) => ({
      tags,
      points: points.map(({ timestamp, value, isResetPoint }) => ({
        timestamp: toIso(timestamp),
        value,
        isResetPoint,
      })),
    })),
    markers: [...resets]
      .sort((left, right) => left - right)
      .map((timestamp) => ({
        timestamp: toIso(timestamp),
        type: isCut(reset, timestamp) ? ('SUBSCRIPTION_CHANGE_RESET' as const) : ('PERIODIC_RESET' as const),
      })),
  };
  return { status: 200, body: { data: body } };
};
