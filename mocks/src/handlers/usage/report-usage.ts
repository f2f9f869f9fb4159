import type { UsageLine } from '@meterline/openapi/types';
import { Refusal } from '../../engine/refusal.ts';
import { fromIso } from '../../engine/time.ts';
import { assertMeasurable, isRepeat, type Measurement, usageAfter } from '../../engine/usage/measurement.ts';
import { allowanceFor, assertResource, currentUsage, knownCustomer, knownFeature } from '../../store/account.ts';
import { payUsage, walletAfter } from '../credits/pay-usage.ts';
import type { Context, Handler } from '../handler.ts';
import { toMeasurement } from './wire.ts';

export const reportUsage: Handler<'reportUsage'> = ({ usages }, context) => {
  return { status: 201, body: { data: usages.map((line, index) => record(line, `body.usages[${index}]`, context)) } };
};

function record(line: UsageLine, field: string, { store, at }: Context) {
  const { customerId, featureId, value } = line;
  const resourceId = line.resourceId ?? null;
  knownCustomer(store, customerId, `${field}.customerId`);
  assertMeasurable(knownFeature(store, featureId, `${field}.featureId`), `${field}.featureId`);
  assertResource(store, customerId, resourceId, `${field}.resourceId`);
  const allowance = allowanceFor(store, customerId, resourceId, featureId, at);
  const usageNow = () => currentUsage(store, customerId, resourceId, featureId, allowance, at);
  const measurement: Measurement = {
    id: store.mint('measurement'),
    customerId,
    featureId,
    resourceId,
    value,
    updateBehavior: line.updateBehavior ?? 'DELTA',
    dimensions: line.dimensions ?? {},
    idempotencyKey: line.idempotencyKey ?? null,
    timestamp: line.createdAt === undefined ? at : fromIso(line.createdAt),
    createdAt: at,
  };

  const earlier = measurement.idempotencyKey === null ? undefined : earlierOf(measurement, store);
  if (earlier) {
    if (!isRepeat(earlier, measurement)) {
      throw new Refusal(
        'DuplicatedEntityNotAllowed',
        `${field}.idempotencyKey: ${line.idempotencyKey} was used for another measurement.`,
      );
    }
    return toMeasurement(earlier, usageNow(), walletAfter(store, customerId, resourceId, featureId, 0, at));
  }

  const before = usageNow().total;
  usageAfter(before, measurement, `${field}.value`);
  store.commit({ measurements: [measurement] });
  store.recordUsage(customerId, featureId, resourceId, {
    at: measurement.timestamp,
    kind: measurement.updateBehavior,
    value,
    dimensions: measurement.dimensions,
  });
  const usage = usageNow();
  const cause = { featureId, eventId: measurement.id };
  const consumed = payUsage(store, customerId, resourceId, cause, before, usage.total, at);
  return toMeasurement(measurement, usage, walletAfter(store, customerId, resourceId, featureId, consumed, at));
}

function earlierOf({ customerId, featureId, resourceId, idempotencyKey }: Measurement, store: Context['store']) {
  const [earlier] = store.tables.measurements.of(JSON.stringify([customerId, featureId, resourceId, idempotencyKey]));
  return earlier;
}
