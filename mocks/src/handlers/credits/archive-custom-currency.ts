import { changed } from '../../engine/catalog/changed.ts';
import { usersOfCurrency } from '../../engine/catalog/used-by.ts';
import { Refusal } from '../../engine/refusal.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler } from '../handler.ts';
import { toCustomCurrency } from './wire.ts';

export const archiveCustomCurrency: Handler<'archiveCustomCurrency'> = ({ currencyId }, { store, at }) => {
  const before = knownCurrency(store, currencyId);
  const users = usersOfCurrency(store.catalog, currencyId).map(({ id }) => id);
  if (users.length > 0) {
    throw new Refusal(
      'IntegrityViolation',
      `currencyId: ${users.join(', ')} still use ${currencyId}. Archive them first.`,
    );
  }
  const currency = changed(before, { archivedAt: before.archivedAt ?? at }, at);
  store.commit({ currencies: [currency] });
  return { status: 200, body: { data: toCustomCurrency(currency) } };
};
