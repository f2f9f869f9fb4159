// The outbox of each environment: what is committed there is told, collected, and sent to whoever wants it.
import { announcementsOf } from './engine/notifications/announce.ts';
import { customerDenial } from './handlers/entitlements/decide.ts';
import { effectiveEntitlements } from './handlers/entitlements/effective.ts';
import type { Environment } from './store/environment.ts';
import { type EntitlementsOf, readingOf } from './store/reading.ts';
import { Outbox } from './webhooks/outbox.ts';

export class Outboxes {
  readonly #byEnvironment = new Map<Environment, Outbox>();
  /** Whether things happen for the first time. What a file repeats was sent then. */
  isLive = false;

  of(environment: Environment): Outbox {
    const known = this.#byEnvironment.get(environment);
    if (known) return known;
    const outbox = new Outbox(environment);
    this.#byEnvironment.set(environment, outbox);
    return outbox;
  }

  /** From now on, what happens in the environment is told; what waited to be sent is dropped. */
  listenTo(environment: Environment): void {
    const { store, notifications } = environment;
    const reading = readingOf(environment, entitlementsOf);
    const outbox = this.of(environment);
    outbox.clear();
    store.tellingOf = (changes, moment) => {
      const announcements = announcementsOf(changes, moment, reading);
      return () => {
        const added = notifications.add(announcements, moment.at);
        if (this.isLive) outbox.take(added);
      };
    };
  }

  /** The environment is gone, and what waited to be sent with it. */
  drop(environment: Environment): void {
    this.of(environment).clear();
    this.#byEnvironment.delete(environment);
  }

  close(): void {
    for (const outbox of this.#byEnvironment.values()) outbox.clear();
  }
}

const entitlementsOf: EntitlementsOf = (store, customerId, resourceId, at) =>
  customerDenial(store, customerId, resourceId, at) ? [] : effectiveEntitlements(store, customerId, resourceId, at);
