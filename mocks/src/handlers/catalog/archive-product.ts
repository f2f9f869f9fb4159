import { archivedProduct } from '../../engine/catalog/product-archive.ts';
import type { Handler } from '../handler.ts';
import { changeProduct } from './change-product.ts';

export const archiveProduct: Handler<'archiveProduct'> = (input, context) => {
  return changeProduct(input, context, archivedProduct);
};
