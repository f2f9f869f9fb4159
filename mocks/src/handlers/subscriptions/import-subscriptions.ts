import type { SubscriptionImportLine } from '@meterline/openapi/types';
import { inField } from '../../engine/refusal.ts';
import { type ImportedRow, imported } from '../../engine/subscriptions/import.ts';
import { fromIso } from '../../engine/time.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';

/** A request is a transaction: one row that is refused undoes the others. */
export const importSubscriptions: Handler<'importSubscriptions'> = ({ subscriptions }, { store, at }) => {
  subscriptions.forEach((line, index) => {
    inField(`body.subscriptions[${index}]`, () => {
      const customer = knownCustomer(store, line.customerId, 'body.customerId');
      store.commit(imported(store, customer, rowIn(line), at));
    });
  });
  return { status: 200, body: { data: { taskId: store.uuid() } } };
};

function rowIn(line: SubscriptionImportLine): ImportedRow {
  const { id, planId, resourceId, billingId, billingPeriod, addons, charges, metadata, startDate, endDate } = line;
  return {
    ...{ id, planId, resourceId, billingId, billingPeriod, addons, charges, metadata },
    startDate: startDate === undefined ? undefined : fromIso(startDate),
    endDate: typeof endDate === 'string' ? fromIso(endDate) : endDate,
  };
}
