import { NEW_PRODUCT, type Product } from '../../engine/catalog/product.ts';
import type { Handler } from '../handler.ts';
import { assertFree } from './known.ts';
import { toProduct } from './wire.ts';

export const createProduct: Handler<'createProduct'> = ({ metadata, ...given }, { store, at }) => {
  assertFree(store.catalog.product(given.id), 'product', given.id);
  const product: Product = { ...NEW_PRODUCT, ...given, metadata: metadata ?? {}, createdAt: at, updatedAt: at };
  store.commit({ products: [product] });
  return { status: 201, body: { data: toProduct(product) } };
};
