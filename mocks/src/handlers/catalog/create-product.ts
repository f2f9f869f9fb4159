import { newProduct } from '../../engine/catalog/product.ts';
import { assertFree } from '../../engine/refusal.ts';
import type { Handler } from '../handler.ts';
import { toProduct } from './wire.ts';

export const createProduct: Handler<'createProduct'> = ({ id, displayName, ...said }, { store, at }) => {
  assertFree(store.catalog.product(id), 'product', 'body.id', id);
  const product = newProduct({ id, displayName }, said, at);
  store.commit({ products: [product] });
  return { status: 201, body: { data: toProduct(product) } };
};
