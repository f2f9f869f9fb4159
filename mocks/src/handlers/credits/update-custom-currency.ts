import { changed } from '../../engine/catalog/changed.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

/** An empty symbol takes it away. */
export const updateCustomCurrency: Handler<'updateCustomCurrency'> = ({ currencyId, ...given }, { store, at }) => {
  const { metadata, ...rest } = given;
  const next = changed(knownCurrency(store, currencyId), { ...rest, metadata: metadata === null ? {} : metadata }, at);
  const currency = { ...next, symbol: next.symbol || null };
  store.commit({ currencies: [currency] });
  return { status: 200, body: { data: toCustomCurrency(currency) } };
};
