import { duplicated } from '../../engine/catalog/product-change.ts';
import type { Handler } from '../handler.ts';
import { assertFree, knownProduct } from './known.ts';
import { toProduct } from './wire.ts';

export const duplicateProduct: Handler<'duplicateProduct'> = ({ productId, targetId, ...given }, { store, at }) => {
  const original = knownProduct(store, productId);
  assertFree(store.catalog.product(targetId), 'product', targetId, 'body.targetId');
  const { displayName = original.displayName, description = original.description } = given;
  const mint = { entitlementId: () => store.mint('entitlement'), chargeId: store.uuid };
  const outcome = duplicated(store.catalog, original, { id: targetId, displayName, description }, at, mint);
  for (const plan of outcome.plans) assertFree(store.catalog.plan(plan.id), 'plan', plan.id, 'body.targetId');
  for (const addon of outcome.addons) assertFree(store.catalog.addon(addon.id), 'add-on', addon.id, 'body.targetId');
  store.commit(outcome);
  return { status: 201, body: { data: toProduct(knownProduct(store, targetId)) } };
};
