import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addon, catalogOf, NOON, plan, product } from './fixture.ts';
import { archivedProduct, unarchivedProduct } from './product-archive.ts';

const inkwell = product('product-inkwell');
const statuses = fc.constantFrom('DRAFT' as const, 'PUBLISHED' as const, 'ARCHIVED' as const);

it('archiving takes along the plans and add-ons of the product, and no others', () => {
  const catalog = catalogOf({
    plans: [
      plan('plan-pro'),
      plan('plan-new', { status: 'DRAFT' }),
      plan('plan-print', { productId: 'product-print' }),
    ],
    addons: [addon('addon-sso')],
  });
  const { product: archived, outcome } = archivedProduct(catalog, inkwell, NOON);
  expect(archived).toMatchObject({ status: 'ARCHIVED', updatedAt: NOON });
  expect(outcome.plans?.map(({ id, status }) => [id, status])).toEqual([
    ['plan-pro', 'ARCHIVED'],
    ['plan-new', 'ARCHIVED'],
  ]);
  expect(outcome.addons?.map(({ id, status }) => [id, status])).toEqual([['addon-sso', 'ARCHIVED']]);
});

it('unarchiving gives everything the status that it had', () => {
  fc.assert(
    fc.property(fc.array(statuses), fc.array(statuses), (ofPlans, ofAddons) => {
      const plans = ofPlans.map((status, index) => plan(`plan-${index}`, { status }));
      const addons = ofAddons.map((status, index) => addon(`addon-${index}`, { status }));
      const first = archivedProduct(catalogOf({ plans, addons }), inkwell, NOON);
      const later = <One extends { id: string }>(before: One[], changed: One[] = []) =>
        before.map((one) => changed.find(({ id }) => id === one.id) ?? one);
      const archivedPlans = later(plans, first.outcome.plans);
      const archivedAddons = later(addons, first.outcome.addons);
      const catalog = catalogOf({ plans: archivedPlans, addons: archivedAddons });
      const second = unarchivedProduct(catalog, first.product, NOON);
      expect(later(archivedPlans, second.outcome.plans).map(({ status }) => status)).toEqual(ofPlans);
      expect(later(archivedAddons, second.outcome.addons).map(({ status }) => status)).toEqual(ofAddons);
      expect(second.product).toEqual({ ...inkwell, updatedAt: NOON });
    }),
  );
});

it('doing it twice changes nothing', () => {
  const catalog = catalogOf({ plans: [plan('plan-pro')] });
  expect(unarchivedProduct(catalog, inkwell, NOON)).toEqual({ product: inkwell, outcome: {} });
  const { product: archived } = archivedProduct(catalog, inkwell, NOON);
  expect(archivedProduct(catalog, archived, NOON + 1)).toEqual({ product: archived, outcome: {} });
});
