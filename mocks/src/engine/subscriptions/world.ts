// What a decision about subscriptions may read, and where new ids come from. The store is one; a preview gives it another
// mint, so that asking for a price leaves no trace.
import type { Catalog } from '../catalog/catalog.ts';
import type { Grant, WalletKey } from '../credits/grant.ts';
import type { Mint } from '../credits/wallet.ts';
import type { Customer, Resource } from '../customers/customer.ts';
import type { Subscription } from '../customers/subscription.ts';
import type { Instant, Window } from '../time.ts';
import type { IssuedInvoice } from './issued-invoice.ts';

export type UsageSubject = { customerId: string; featureId: string; resourceId: string | null };

export type World = {
  readonly catalog: Catalog;
  readonly mint: Mint;
  wallet(key: WalletKey): Iterable<Grant>;
  /** What was used in a window, or ever, until an instant. */
  usageTotal(subject: UsageSubject, window: Window | null, until: Instant): number;
  readonly tables: {
    readonly customers: { get(id: string): Customer | undefined };
    readonly resources: { of(customerId: string): Iterable<Resource> };
    readonly invoices: { get(id: string): IssuedInvoice | undefined };
    readonly subscriptions: {
      get(id: string): Subscription | undefined;
      of(customerId: string): Iterable<Subscription>;
    };
  };
};

/** The world in which the subscription already is as given. */
export function worldWith(world: World, subscription: Subscription): World {
  const { subscriptions } = world.tables;
  const isIt = ({ id }: Subscription) => id === subscription.id;
  return {
    ...readingOf(world),
    mint: world.mint,
    tables: {
      ...world.tables,
      subscriptions: {
        get: (id) => (id === subscription.id ? subscription : subscriptions.get(id)),
        of: (customerId) => [...subscriptions.of(customerId)].map((one) => (isIt(one) ? subscription : one)),
      },
    },
  };
}

/** The same world, in which nothing that is decided uses up an id. */
export function previewOf(world: World): World {
  let count = 0;
  return { ...readingOf(world), tables: world.tables, mint: (kind) => `${kind}-preview-${++count}` };
}

function readingOf(world: World): Pick<World, 'catalog' | 'wallet' | 'usageTotal'> {
  return {
    catalog: world.catalog,
    wallet: (key) => world.wallet(key),
    usageTotal: (subject, window, until) => world.usageTotal(subject, window, until),
  };
}
