import { archived } from '../../engine/catalog/product-change.ts';
import type { Handler } from '../handler.ts';
import { knownProduct } from './known.ts';
import { toProduct } from './wire.ts';

export const archiveProduct: Handler<'archiveProduct'> = ({ productId }, { store, at }) => {
  store.commit(archived(store.catalog, knownProduct(store, productId), at));
  return { status: 200, body: { data: toProduct(knownProduct(store, productId)) } };
};
