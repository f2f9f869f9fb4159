import { usersOf, usesCurrency } from '../../engine/catalog/use.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';

export const listCustomCurrencyAssociations: Handler<'listCustomCurrencyAssociations'> = (
  { currencyId },
  { store },
) => {
  knownCurrency(store, currencyId);
  const data = usersOf(store.catalog, usesCurrency(currencyId)).map(({ type, package: { id, displayName } }) => ({
    id,
    displayName,
    type,
  }));
  return { status: 200, body: { data } };
};
