import { changed } from '../../engine/catalog/changed.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const unarchiveCustomCurrency: Handler<'unarchiveCustomCurrency'> = ({ currencyId }, { store, at }) => {
  const currency = changed(knownCurrency(store, currencyId), { archivedAt: null }, at);
  store.commit({ currencies: [currency] });
  return { status: 200, body: { data: toCustomCurrency(currency) } };
};
