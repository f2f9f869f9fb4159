import { newCurrency } from '../../engine/catalog/custom-currency.ts';
import { assertFree } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const createCustomCurrency: Handler<'createCustomCurrency'> = ({ id, displayName, ...said }, { store, at }) => {
  assertFree(store.catalog.currency(id), 'custom currency', 'body.id', id);
  const currency = newCurrency({ id, displayName }, said, at);
  store.commit({ currencies: [currency] });
  return { status: 201, body: { data: toCustomCurrency(currency) } };
};
