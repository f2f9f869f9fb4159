import { type CreditSeries, rangeOf, seriesOf } from '../../engine/credits/usage-series.ts';
import { Refusal } from '../../engine/refusal.ts';
import { fromIso, type Instant, toIso } from '../../engine/time.ts';
import { knownCustomer } from '../../store/account.ts';
import { opaquePageOf } from '../../store/page.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler, Input } from '../handler.ts';

export const getCreditUsage: Handler<'getCreditUsage'> = (query, { store, at }) => {
  const { customerId, resourceId = null } = query;
  knownCustomer(store, customerId, 'query.customerId');
  const currency =
    query.currencyId === undefined
      ? [...store.tables.currencies.all()][0]
      : knownCurrency(store, query.currencyId, 'query.currencyId');
  const entries = [...store.tables.ledger.of(customerId)].filter(
    (entry) => entry.currencyId === currency?.id && entry.resourceId === resourceId,
  );
  const series = seriesOf(entries, rangeIn(query, at), keysIn(query.groupBy), ({ eventId }) =>
    store.dimensionsOf(eventId),
  );
  const { data, pagination } = opaquePageOf(series, query, (one) =>
    toSeries(one, store.catalog.feature(one.featureId ?? '')?.displayName),
  );
  const shown = currency && {
    currencyId: currency.id,
    displayName: currency.displayName,
    symbol: currency.symbol,
    singular: currency.units?.singular ?? null,
    plural: currency.units?.plural ?? null,
  };
  return { status: 200, body: { data: { currency: shown ?? null, series: data, pagination } } };
};

function rangeIn({ startDate, endDate, timeRange = 'LAST_MONTH' }: Input<'getCreditUsage'>, at: Instant) {
  const end = endDate === undefined ? at : fromIso(endDate);
  return startDate === undefined ? rangeOf(timeRange, end) : { start: fromIso(startDate), end };
}

function keysIn(groupBy: string | undefined): string[] {
  const keys = groupBy ? groupBy.split(',') : [];
  if (keys.length > 3 || keys.some((key) => !/^[a-zA-Z0-9_$-]+$/.test(key))) {
    throw new Refusal(
      'BadUserInput',
      'query.groupBy: give up to 3 names of dimensions (letters, digits, _ $ -), joined by commas.',
    );
  }
  return keys;
}

function toSeries(
  { featureId, tags, totalCredits, eventCount, points }: CreditSeries,
  featureName: string | undefined,
) {
  return {
    featureId,
    featureName: featureName ?? null,
    totalCredits,
    eventCount,
    tags,
    points: points.map(({ timestamp, value, eventCount }) => ({ timestamp: toIso(timestamp), value, eventCount })),
  };
}
