import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { revoked } from './promotions.ts';
import { toPromotion } from './wire.ts';

export const revokePromotionalEntitlements: Handler<'revokePromotionalEntitlements'> = (input, context) => {
  const { store, at, environmentId } = context;
  const { customerId, featureIds } = input;
  knownCustomer(store, customerId);
  const promotions = featureIds.map((featureId, index) =>
    revoked(store, customerId, featureId, `body.featureIds[${index}]`, at),
  );
  store.commit({ promotions });
  return { status: 200, body: { data: promotions.map((promotion) => toPromotion(promotion, environmentId, at)) } };
};
