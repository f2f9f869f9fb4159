import { archivedCurrency } from '../../engine/catalog/archive.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const archiveCustomCurrency: Handler<'archiveCustomCurrency'> = ({ currencyId }, { store, at }) => {
  const currency = archivedCurrency(store.catalog, knownCurrency(store, currencyId), at);
  store.commit({ currencies: [currency] });
  return { status: 200, body: { data: toCustomCurrency(currency) } };
};
