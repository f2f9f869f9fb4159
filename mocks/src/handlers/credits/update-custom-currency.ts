import { changedCurrency } from '../../engine/catalog/custom-currency.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const updateCustomCurrency: Handler<'updateCustomCurrency'> = ({ currencyId, ...change }, { store, at }) => {
  const currency = changedCurrency(knownCurrency(store, currencyId), change, at);
  store.commit({ currencies: [currency] });
  return { status: 200, body: { data: toCustomCurrency(currency) } };
};
