import { changed } from '../../engine/catalog/changed.ts';
import type { Product } from '../../engine/catalog/product.ts';
import { assertSettings } from '../../engine/catalog/product-change.ts';
import { Refusal } from '../../engine/refusal.ts';
import type { Context, Handler } from '../handler.ts';
import { knownProduct } from './known.ts';
import { toProduct } from './wire.ts';

export const updateProduct: Handler<'updateProduct'> = ({ productId, ...given }, { store, at }) => {
  const before = knownProduct(store, productId);
  const { metadata, productSettings, multipleSubscriptions = before.multipleSubscriptions, ...rest } = given;
  if (multipleSubscriptions !== before.multipleSubscriptions && isSubscribed(store, productId)) {
    throw new Refusal(
      'IntegrityViolation',
      `body.multipleSubscriptions: ${productId} has subscriptions, so it stays ${before.multipleSubscriptions}.`,
    );
  }
  const settings = productSettings && ({ ...before.productSettings, ...productSettings } as Product['productSettings']);
  if (settings) assertSettings(store.catalog, productId, settings);
  const said = { ...rest, multipleSubscriptions, productSettings: settings };
  const product = changed(before, { ...said, metadata: metadata === null ? {} : metadata }, at);
  store.commit({ products: [product] });
  return { status: 200, body: { data: toProduct(product) } };
};

function isSubscribed(store: Context['store'], productId: string): boolean {
  return [...store.tables.subscriptions.all()].some((subscription) => subscription.productId === productId);
}
