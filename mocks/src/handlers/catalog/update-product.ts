import { changedProduct } from '../../engine/catalog/product.ts';
import type { Handler } from '../handler.ts';
import { knownProduct } from './known.ts';
import { toProduct } from './wire.ts';

export const updateProduct: Handler<'updateProduct'> = ({ productId, ...change }, { store, at }) => {
  const before = knownProduct(store, productId);
  const subscriptions = [...store.tables.subscriptions.all()];
  const hasSubscriptions = subscriptions.some((subscription) => subscription.productId === productId);
  const product = changedProduct(store.catalog, before, change, hasSubscriptions, at);
  store.commit({ products: [product] });
  return { status: 200, body: { data: toProduct(product) } };
};
