import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { revoked } from './promotions.ts';
import { toPromotion } from './wire.ts';

export const revokePromotionalEntitlement: Handler<'revokePromotionalEntitlement'> = (input, context) => {
  const { store, at, environmentId } = context;
  knownCustomer(store, input.customerId);
  const promotion = revoked(store, input.customerId, input.featureId, 'featureId', at);
  store.commit({ promotions: [promotion] });
  return { status: 200, body: { data: toPromotion(promotion, environmentId, at) } };
};
