import { unarchived } from '../../engine/catalog/archive.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const unarchiveCustomCurrency: Handler<'unarchiveCustomCurrency'> = ({ currencyId }, { store, at }) => {
  const currency = unarchived(knownCurrency(store, currencyId), at);
  store.commit({ currencies: [currency] });
  return { status: 200, body: { data: toCustomCurrency(currency) } };
};
