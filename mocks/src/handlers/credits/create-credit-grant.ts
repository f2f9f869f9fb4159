import { assertGrantedAnew } from '../../engine/catalog/custom-currency.ts';
import { assertGrantable, type Grant } from '../../engine/credits/grant.ts';
import { newGrant, open } from '../../engine/credits/wallet.ts';
import { canBeCharged } from '../../engine/customers/payment-method.ts';
import { Refusal } from '../../engine/refusal.ts';
import { fromIso } from '../../engine/time.ts';
import { assertResource, knownCustomer } from '../../store/account.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Handler, Input } from '../handler.ts';
import { toGrant } from './wire.ts';

export const createCreditGrant: Handler<'createCreditGrant'> = (body, { store, at }) => {
  const { customerId, currencyId } = body;
  const resourceId = body.resourceId ?? null;
  const customer = knownCustomer(store, customerId, 'body.customerId');
  if (customer.archivedAt !== null)
    throw new Refusal('EntityIsArchivedError', `body.customerId: ${customerId} is archived. Unarchive it first.`);
  assertGrantedAnew(knownCurrency(store, currencyId, 'body.currencyId'), 'body.currencyId');
  assertResource(store, customerId, resourceId, 'body.resourceId');
  const wallet = { customerId, currencyId, resourceId };
  const grant: Grant = {
    ...newGrant(wallet, at, store.mint),
    displayName: body.displayName,
    amount: body.amount,
    grantType: body.grantType,
    priority: body.priority ?? 0,
    effectiveAt: body.effectiveAt === undefined ? at : fromIso(body.effectiveAt),
    expireAt: body.expireAt === undefined ? null : fromIso(body.expireAt),
    cost: body.grantType === 'PAID' && body.cost ? body.cost : { amount: 0, currency: body.cost?.currency ?? 'usd' },
    isPaid: isPaid(body, canBeCharged(customer)),
    comment: body.comment ?? null,
    metadata: body.metadata ?? {},
  };
  assertGrantable(grant);
  const outcome = open(grant, store.wallet(wallet), at, store.mint);
  store.commit(outcome);
  return { status: 201, body: { data: toGrant(outcome.grants[0] ?? grant, at) } };
};

/** A purchase waits for its money, unless it is paid already, costs nothing, is charged to a card on file, or need not wait. */
function isPaid(body: Input<'createCreditGrant'>, isCharged: boolean): boolean {
  if (body.grantType === 'PROMOTIONAL' || !body.cost || body.cost.amount === 0) return true;
  if (body.billingInformation?.isInvoicePaid || body.awaitPaymentConfirmation === false) return true;
  const method = body.paymentCollectionMethod ?? 'CHARGE';
  return method === 'NONE' || (method === 'CHARGE' && isCharged);
}
