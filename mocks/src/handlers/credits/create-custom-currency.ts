import { type CustomCurrency, NEW_CURRENCY } from '../../engine/catalog/custom-currency.ts';
import { assertFree } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const createCustomCurrency: Handler<'createCustomCurrency'> = (given, { store, at }) => {
  assertFree(store.catalog.currency(given.id), 'custom currency', given.id);
  const currency: CustomCurrency = {
    ...NEW_CURRENCY,
    ...given,
    symbol: given.symbol || null,
    createdAt: at,
    updatedAt: at,
  };
  store.commit({ currencies: [currency] });
  return { status: 201, body: { data: toCustomCurrency(currency) } };
};
