import { migrate } from '../../engine/subscriptions/migrate.ts';
import type { Handler } from '../handler.ts';
import { knownSubscription } from './known-subscription.ts';
import { toSubscription } from './wire.ts';

export const migrateSubscription: Handler<'migrateSubscription'> = (input, { store, at }) => {
  const { subscriptionId, subscriptionMigrationTime: time = 'IMMEDIATE' } = input;
  store.commit(migrate(store, knownSubscription(store, subscriptionId), time, at).outcome);
  return { status: 200, body: { data: toSubscription(knownSubscription(store, subscriptionId), at) } };
};
