import { promotionStatus } from '../../engine/entitlements/promotional.ts';
import { knownCustomer } from '../../store/account.ts';
import { isWithin, pageOf } from '../../store/page.ts';
import type { Handler } from '../handler.ts';
import { toPromotion } from './wire.ts';

export const listPromotionalEntitlements: Handler<'listPromotionalEntitlements'> = (input, context) => {
  const { store, at, environmentId } = context;
  const { customerId, status, createdAt, ...page } = input;
  knownCustomer(store, customerId);
  const rows = [...store.tables.promotions.rowsOf(customerId)].filter(
    ({ record }) =>
      record.revokedAt === null &&
      (status === undefined || status.includes(promotionStatus(record, at))) &&
      isWithin(createdAt, record.createdAt),
  );
  return { status: 200, body: pageOf(rows, page, (promotion) => toPromotion(promotion, environmentId, at)) };
};
