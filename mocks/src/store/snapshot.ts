// What an environment remembers, as plain data: to be kept as a file, and put back later or elsewhere. What can be derived,
// such as running totals and what falls due next, is left out and found again.
import { Refusal } from '../engine/refusal.ts';
import { fromIso, toIso } from '../engine/time.ts';
import type { UsageEntry } from '../engine/usage/aggregation.ts';
import type { ClockMode } from './clock.ts';
import type { EndpointsSnapshot } from './endpoints.ts';
import type { Environment, KeptAnswer } from './environment.ts';
import type { NotificationsSnapshot } from './notifications.ts';
import { Store } from './store.ts';
import type { Row } from './table.ts';

export const SNAPSHOT_VERSION = 1;

export type StoreSnapshot = {
  tables: Record<string, Row<unknown>[]>;
  /** The usage of each customer, feature and resource, whose ids are the key, as a JSON array. */
  usage: Record<string, UsageEntry[]>;
  counters: Record<string, number>;
  /** Null while nothing has happened yet. */
  settledUntil: string | null;
};

export type Snapshot = StoreSnapshot & {
  version: typeof SNAPSHOT_VERSION;
  clock: { now: string; mode: ClockMode };
  answers: Record<string, KeptAnswer>;
  /** Snapshots of mocks that had no webhooks lack these two. */
  notifications?: NotificationsSnapshot;
  webhooks?: EndpointsSnapshot;
};

const NO_NOTIFICATIONS: NotificationsSnapshot = { list: [], count: 0, traces: 0 };

/** A copy: what happens afterwards does not change it. */
export function snapshotOf({ store, clock, answers, notifications, endpoints }: Environment): Snapshot {
  return structuredClone({
    version: SNAPSHOT_VERSION,
    clock: { now: toIso(clock.now()), mode: clock.mode },
    ...store.snapshot(),
    answers: Object.fromEntries(answers),
    notifications: notifications.snapshot(),
    webhooks: endpoints.snapshot(),
  });
}

/** Puts an environment back to what the snapshot says. A snapshot that cannot be read changes nothing. */
export function restore(environment: Environment, snapshot: Snapshot): void {
  if (snapshot?.version !== SNAPSHOT_VERSION) {
    throw new Refusal(
      'BadUserInput',
      `snapshot.version: this mock reads snapshots of version ${SNAPSHOT_VERSION}, not ${JSON.stringify(snapshot?.version)}.`,
    );
  }
  const { clock, answers, notifications = NO_NOTIFICATIONS, webhooks, ...state } = structuredClone(snapshot);
  environment.store = restored(state);
  environment.clock.moveTo(fromIso(clock.now), clock.mode);
  environment.answers.clear();
  environment.rates.clear();
  for (const [key, answer] of Object.entries(answers)) environment.answers.set(key, answer);
  environment.notifications.restore(notifications);
  if (webhooks) environment.endpoints.restore(webhooks);
}

function restored(state: StoreSnapshot): Store {
  try {
    return Store.restored(state);
  } catch (error) {
    throw new Refusal('BadUserInput', `snapshot: it is damaged. ${(error as Error).message}`);
  }
}
