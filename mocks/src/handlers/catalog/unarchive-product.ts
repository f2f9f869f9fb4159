import { unarchivedProduct } from '../../engine/catalog/product-archive.ts';
import type { Handler } from '../handler.ts';
import { changeProduct } from './change-product.ts';

export const unarchiveProduct: Handler<'unarchiveProduct'> = (input, context) => {
  return changeProduct(input, context, unarchivedProduct);
};
