// Decides what goes with a product that is archived, and what comes back with it.
// Invariant: unarchiving undoes archiving: each plan and add-on has the status that it had, and what was archived by itself
// before stays so. Doing either twice changes nothing. Subscriptions are not touched.
// Example: Inkwell with plan-old archived and plan-new a draft: archived and back, plan-old is ARCHIVED, plan-new a DRAFT.
import type { Outcome } from '../outcome.ts';
import type { Instant } from '../time.ts';
import type { Catalog } from './catalog.ts';
import type { Addon, Plan } from './package.ts';
import type { Product } from './product.ts';

export type ProductOutcome = { product: Product; outcome: Outcome };
type Kind = Product['archivedWith'][number]['kind'];

export function archivedProduct(catalog: Catalog, product: Product, at: Instant): ProductOutcome {
  if (product.status === 'ARCHIVED') return unchanged(product);
  const plans = onSale(catalog.plans(), product);
  const addons = onSale(catalog.addons(), product);
  const archivedWith = [...noted('plan', plans), ...noted('addon', addons)];
  const archived: Product = { ...product, status: 'ARCHIVED', archivedWith, updatedAt: at };
  return {
    product: archived,
    outcome: {
      products: [archived],
      plans: plans.map((plan) => ({ ...plan, status: 'ARCHIVED', updatedAt: at })),
      addons: addons.map((addon) => ({ ...addon, status: 'ARCHIVED', updatedAt: at })),
    },
  };
}

export function unarchivedProduct(catalog: Catalog, product: Product, at: Instant): ProductOutcome {
  if (product.status === 'PUBLISHED') return unchanged(product);
  const back = <One extends Plan | Addon>(kind: Kind, find: (id: string) => One | undefined) =>
    product.archivedWith
      .filter((one) => one.kind === kind)
      .flatMap(({ id, status }) => {
        const one = find(id);
        return one ? [{ ...one, status, updatedAt: at }] : [];
      });
  const published: Product = { ...product, status: 'PUBLISHED', archivedWith: [], updatedAt: at };
  return {
    product: published,
    outcome: {
      products: [published],
      plans: back('plan', (id) => catalog.plan(id)),
      addons: back('addon', (id) => catalog.addon(id)),
    },
  };
}

function unchanged(product: Product): ProductOutcome {
  return { product, outcome: {} };
}

export function onSale<One extends Plan | Addon>(packages: Iterable<One>, { id }: Product): One[] {
  return [...packages].filter(({ productId, status }) => productId === id && status !== 'ARCHIVED');
}

function noted(kind: Kind, packages: (Plan | Addon)[]): Product['archivedWith'] {
  return packages.map(({ id, status }) => ({ kind, id, status }));
}
