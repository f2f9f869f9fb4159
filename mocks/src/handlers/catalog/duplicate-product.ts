import { copiedProduct } from '../../engine/catalog/product-copy.ts';
import { assertFree } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { knownProduct } from './known.ts';
import { toProduct } from './wire.ts';

export const duplicateProduct: Handler<'duplicateProduct'> = ({ productId, targetId, ...said }, { store, at }) => {
  const product = knownProduct(store, productId);
  assertFree(store.catalog.product(targetId), 'product', 'body.targetId', targetId);
  const copy = copiedProduct(store.catalog, product, targetId, said, store, at);
  store.commit(copy.outcome);
  return { status: 201, body: { data: toProduct(copy.product) } };
};
