import type { UsageLine } from '@meterline/openapi/types';
import { Refusal } from '../../engine/refusal.ts';
import { fromIso } from '../../engine/time.ts';
import { assertMeasurable, entryFrom, isRepeat, type Measurement } from '../../engine/usage/measurement.ts';
import { allowanceFor, assertResource, currentUsage, knownCustomer, knownFeature } from '../../store/account.ts';
import { assertRecordable, recordUsage } from '../../store/metering.ts';
import { walletAfter } from '../credits/balance.ts';
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
  const said: Omit<Measurement, 'id'> = {
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

  const earlier = said.idempotencyKey === null ? undefined : earlierOf(said, store);
  if (earlier) {
    if (!isRepeat(earlier, said)) {
      throw new Refusal(
        'DuplicatedEntityNotAllowed',
        `${field}.idempotencyKey: ${line.idempotencyKey} was used for another measurement.`,
      );
    }
    return toMeasurement(earlier, usageNow(), walletAfter(store, customerId, resourceId, featureId, 0, at));
  }

  const measurement = { id: store.mint('measurement'), ...said };
  assertRecordable(store, measurement, `${field}.value`, at);
  store.commit({ measurements: [measurement] });
  const consumed = recordUsage(store, { customerId, featureId, resourceId }, entryFrom(measurement), at);
  return toMeasurement(measurement, usageNow(), walletAfter(store, customerId, resourceId, featureId, consumed, at));
}

function earlierOf(
  { customerId, featureId, resourceId, idempotencyKey }: Omit<Measurement, 'id'>,
  store: Context['store'],
) {
  const [earlier] = store.tables.measurements.of(JSON.stringify([customerId, featureId, resourceId, idempotencyKey]));
  return earlier;
}
