// What a decision about subscriptions may read, and where new ids come from. The store is one; a preview gives it another
// mint, so that asking for a price leaves no trace.
import type { Catalog } from '../catalog/catalog.ts';
import type { Grant, WalletKey } from '../credits/grant.ts';
import type { Mint } from '../credits/wallet.ts';
import type { Customer, Resource } from '../customers/customer.ts';
import type { Subscription } from '../customers/subscription.ts';

export type World = {
  readonly catalog: Catalog;
  readonly mint: Mint;
  wallet(key: WalletKey): Iterable<Grant>;
  readonly tables: {
    readonly customers: { get(id: string): Customer | undefined };
    readonly resources: { of(customerId: string): Iterable<Resource> };
    readonly subscriptions: {
      get(id: string): Subscription | undefined;
      of(customerId: string): Iterable<Subscription>;
    };
  };
};

/** The world in which the subscription already is as given. */
export function worldWith(world: World, subscription: Subscription): World {
  const { customers, resources, subscriptions } = world.tables;
  const isIt = ({ id }: Subscription) => id === subscription.id;
  return {
    catalog: world.catalog,
    mint: world.mint,
    wallet: (key) => world.wallet(key),
    tables: {
      customers,
      resources,
      subscriptions: {
        get: (id) => (id === subscription.id ? subscription : subscriptions.get(id)),
        of: (customerId) => [...subscriptions.of(customerId)].map((one) => (isIt(one) ? subscription : one)),
      },
    },
  };
}

/** The same world, in which nothing that is decided uses up an id. */
export function previewOf(world: World): World {
  const { catalog, tables } = world;
  let count = 0;
  return { catalog, tables, wallet: (key) => world.wallet(key), mint: (kind) => `${kind}-preview-${++count}` };
}
