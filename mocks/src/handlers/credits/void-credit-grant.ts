import { assertVoidable } from '../../engine/credits/grant.ts';
import { voidGrant } from '../../engine/credits/wallet.ts';
import { known } from '../../engine/refusal.ts';
import { topUp } from '../../store/paying.ts';
import type { Handler } from '../handler.ts';
import { toGrant } from './wire.ts';

export const voidCreditGrant: Handler<'voidCreditGrant'> = ({ grantId }, { store, at }) => {
  const grant = known(store.tables.grants.get(grantId), 'CreditGrantNotFound', 'credit grant', 'grantId', grantId);
  assertVoidable(grant, at);
  const outcome = voidGrant(grant, at, store.mint);
  store.commit(outcome);
  topUp(store, grant, at);
  return { status: 200, body: { data: toGrant(outcome.grants[0] ?? grant, at) } };
};
