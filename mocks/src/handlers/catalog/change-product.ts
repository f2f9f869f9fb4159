import type { Catalog } from '../../engine/catalog/catalog.ts';
import type { Product } from '../../engine/catalog/product.ts';
import type { ProductOutcome } from '../../engine/catalog/product-archive.ts';
import type { Instant } from '../../engine/time.ts';
import type { Context } from '../handler.ts';
import { knownProduct } from './known.ts';
import { toProduct } from './wire.ts';

/** Changes a product and all that goes with it, or nothing. */
export function changeProduct(
  { productId }: { productId: string },
  { store, at }: Context,
  changed: (catalog: Catalog, product: Product, at: Instant) => ProductOutcome,
) {
  const { product, outcome } = changed(store.catalog, knownProduct(store, productId), at);
  store.commit(outcome);
  return { status: 200 as const, body: { data: toProduct(product) } };
}
