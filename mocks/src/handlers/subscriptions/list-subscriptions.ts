import { statusAt } from '../../engine/customers/subscription.ts';
import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toListedSubscription } from './wire.ts';

export const listSubscriptions: Handler<'listSubscriptions'> = (query, { store, at }) => {
  const { customerId, planId, resourceId, pricingType, status, createdAt } = query;
  const { subscriptions } = store.tables;
  const candidates = customerId === undefined ? subscriptions.rows() : subscriptions.rowsOf(customerId);
  const rows = [...candidates].filter(
    ({ record }) =>
      (planId === undefined || record.planId === planId) &&
      (resourceId === undefined || record.resourceId === resourceId) &&
      (pricingType === undefined || pricingType.includes(record.pricingType)) &&
      (status === undefined || status.includes(statusAt(record, at))) &&
      isWithin(createdAt, record.createdAt),
  );
  return { status: 200, body: pageOf(rows, query, (record) => toListedSubscription(record, at)) };
};
