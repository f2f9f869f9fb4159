import { type AutoRecharge, assertSound, DEFAULTS } from '../../engine/credits/auto-recharge.ts';
import { knownCustomer, topUpPriceFor } from '../../store/account.ts';
import { topUpAll } from '../../store/paying.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toAutoRecharge } from './wire.ts';

export const saveAutoRecharge: Handler<'saveAutoRecharge'> = (body, { store, at }) => {
  const { customerId, currencyId } = body;
  const customer = knownCustomer(store, customerId, 'body.customerId');
  knownCurrency(store, currencyId, 'body.currencyId');
  const before = store.tables.recharges.get(JSON.stringify([customerId, currencyId]));
  const config: AutoRecharge = {
    ...DEFAULTS,
    ...body,
    id: before?.id ?? store.mint('auto-recharge'),
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
  };
  const price = topUpPriceFor(store, customerId, currencyId, at);
  assertSound(config, price, customer.defaultPaymentMethod !== null);
  store.commit({ recharges: [config] });
  topUpAll(store, customerId, currencyId, at);
  const saved = store.tables.recharges.get(JSON.stringify([customerId, currencyId])) ?? config;
  return { status: 200, body: { data: toAutoRecharge(store, saved, at) } };
};
