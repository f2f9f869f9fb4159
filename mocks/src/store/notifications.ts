// What an environment has told, newest last, whether or not anybody was there to hear it.
import { type Announcement, type Notification, notificationOf } from '../engine/notification.ts';
import { fromIso, type Instant, toIso } from '../engine/time.ts';
import { differencesOf, type Verdict, verdictOn } from './match.ts';

/** Older notifications are forgotten, so that a long run does not grow. */
const KEPT = 10_000;

export type NotificationFilter = { type?: string; customerId?: string };
export type NotificationExpectation = NotificationFilter & {
  /** What the payload has at least; objects and lists in it are matched in the same way. */
  match?: Record<string, unknown>;
  /** How often. Default: at least once. 0: never. */
  times?: number;
};

/** A notification with its time in ISO 8601. */
export type NotificationReport = Omit<Notification, 'createdAt'> & { createdAt: string };
export type NotificationsSnapshot = { list: NotificationReport[]; count: number; traces: number };

export class Notifications {
  #list: Notification[] = [];
  #byId = new Map<string, Notification>();
  #count = 0;
  #traces = 0;

  /** Files what one moment brought, in order. */
  add(announcements: Announcement[], at: Instant): Notification[] {
    if (announcements.length === 0) return [];
    const traceId = `trace-${++this.#traces}`;
    const added = announcements.map((one) => notificationOf(one, `message-${++this.#count}`, traceId, at));
    for (const one of added) this.#file(one);
    if (this.#list.length > 2 * KEPT) this.#forget();
    return added;
  }

  get(id: string): Notification | undefined {
    return this.#byId.get(id);
  }

  list({ type, customerId }: NotificationFilter = {}): Notification[] {
    return this.#list
      .slice(-KEPT)
      .filter(
        (one) =>
          (type === undefined || one.type === type) && (customerId === undefined || one.customerId === customerId),
      );
  }

  /** Whether it was told so often; if not, what came closest. */
  verify({ match = {}, times, ...filter }: NotificationExpectation): Verdict<{ id: string; type: string }> {
    const compared = this.list(filter).map(({ id, type, payload }) => ({
      id,
      type,
      differences: differencesOf(match, payload),
    }));
    return verdictOn(compared, times);
  }

  /** Forgets all, and counts on, so that an id is never used twice. */
  clear(): void {
    this.#list = [];
    this.#byId.clear();
  }

  snapshot(): NotificationsSnapshot {
    return { list: this.list().map(reportOf), count: this.#count, traces: this.#traces };
  }

  restore({ list, count, traces }: NotificationsSnapshot): void {
    this.clear();
    for (const one of list) this.#file({ ...one, createdAt: fromIso(one.createdAt) });
    this.#count = count;
    this.#traces = traces;
  }

  #file(notification: Notification): void {
    this.#list.push(notification);
    this.#byId.set(notification.id, notification);
  }

  #forget(): void {
    for (const { id } of this.#list.slice(0, -KEPT)) this.#byId.delete(id);
    this.#list = this.#list.slice(-KEPT);
  }
}

export function reportOf({ createdAt, ...rest }: Notification): NotificationReport {
  const { id, type, customerId, payload } = rest;
  return { id, type, createdAt: toIso(createdAt), customerId, payload };
}
