import type { ConsumptionLine } from '@meterline/openapi/types';
import { Refusal } from '../../engine/refusal.ts';
import { type Instant, toIso } from '../../engine/time.ts';
import { assertResource, knownCustomer } from '../../store/account.ts';
import { spend } from '../../store/paying.ts';
import type { Store } from '../../store/store.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { balanceOn } from './balance.ts';

export const consumeCredits: Handler<'consumeCredits'> = (line, { store, at }) => {
  const { customerId, currencyId, amount } = line;
  const timestamp = takeCredits(store, line, 'body', at);
  const resourceId = line.resourceId ?? null;
  const credit = balanceOn(store, { customerId, currencyId, resourceId }, at);
  return {
    status: 200,
    body: { data: { customerId, currencyId, resourceId, amount, timestamp: toIso(timestamp), credit } },
  };
};

/** Takes what a line says, once: the same line with the same key takes nothing again. Gives when it was taken. */
export function takeCredits(store: Store, line: ConsumptionLine, field: string, at: Instant): Instant {
  const { customerId, currencyId, amount, idempotencyKey } = line;
  const resourceId = line.resourceId ?? null;
  knownCustomer(store, customerId, `${field}.customerId`);
  knownCurrency(store, currencyId, `${field}.currencyId`);
  assertResource(store, customerId, resourceId, `${field}.resourceId`);
  const consumption = {
    id: JSON.stringify([customerId, currencyId, resourceId, idempotencyKey]),
    customerId,
    idempotencyKey,
    amount,
    dimensions: line.dimensions ?? {},
    at,
  };
  const earlier = store.tables.consumptions.get(consumption.id);
  if (earlier) {
    if (earlier.amount === amount) return earlier.at;
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `${field}.idempotencyKey: ${idempotencyKey} was used for another amount.`,
    );
  }
  store.commit({ consumptions: [consumption] });
  spend(store, { customerId, currencyId, resourceId }, amount, { featureId: null, eventId: consumption.id }, at);
  return at;
}
