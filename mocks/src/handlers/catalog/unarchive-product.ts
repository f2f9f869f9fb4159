import { changed } from '../../engine/catalog/changed.ts';
import type { Handler } from '../handler.ts';
import { knownProduct } from './known.ts';
import { toProduct } from './wire.ts';

export const unarchiveProduct: Handler<'unarchiveProduct'> = ({ productId }, { store, at }) => {
  const product = changed(knownProduct(store, productId), { status: 'PUBLISHED' }, at);
  store.commit({ products: [product] });
  return { status: 200, body: { data: toProduct(product) } };
};
