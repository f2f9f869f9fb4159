import { DEFAULTS } from '../../engine/credits/auto-recharge.ts';
import { knownCustomer } from '../../store/account.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toAutoRecharge } from './wire.ts';

export const getAutoRecharge: Handler<'getAutoRecharge'> = ({ customerId, currencyId }, { store, at }) => {
  knownCustomer(store, customerId, 'query.customerId');
  knownCurrency(store, currencyId, 'query.currencyId');
  const config = store.tables.recharges.get(JSON.stringify([customerId, currencyId]));
  if (!config) {
    return {
      status: 200,
      body: { data: { ...DEFAULTS, id: null, customerId, currencyId, createdAt: null, updatedAt: null } },
    };
  }
  return { status: 200, body: { data: toAutoRecharge(store, config, at) } };
};
