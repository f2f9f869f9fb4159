// What the catalogue is asked for by id.
import type { Coupon } from '../../engine/catalog/coupon.ts';
import type { CustomCurrency } from '../../engine/catalog/custom-currency.ts';
import type { Product } from '../../engine/catalog/product.ts';
import { known } from '../../engine/refusal.ts';
import type { Store } from '../../store/store.ts';

export function knownProduct(store: Store, id: string, field = 'productId'): Product {
  return known(store.catalog.product(id), 'ProductNotFoundError', 'product', field, id);
}

export function knownCoupon(store: Store, id: string, field = 'couponId'): Coupon {
  return known(store.catalog.coupon(id), 'CouponNotFound', 'coupon', field, id);
}

export function knownCurrency(store: Store, id: string, field = 'currencyId'): CustomCurrency {
  return known(store.catalog.currency(id), 'CustomCurrencyNotFound', 'custom currency', field, id);
}
