import { usersOfCurrency } from '../../engine/catalog/used-by.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';

export const listCustomCurrencyAssociations: Handler<'listCustomCurrencyAssociations'> = (
  { currencyId },
  { store },
) => {
  knownCurrency(store, currencyId);
  return { status: 200, body: { data: usersOfCurrency(store.catalog, currencyId) } };
};
