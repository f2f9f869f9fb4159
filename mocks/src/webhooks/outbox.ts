// Sends what an environment tells to its endpoints, and tries again by the clock of the environment. The only place that
// waits for anything: each endpoint has a lane of its own, in which one delivery follows the other.
import type { Notification } from '../engine/notification.ts';
import { type Instant, toIso, toIsoOrNull } from '../engine/time.ts';
import type { Endpoint } from '../store/endpoints.ts';
import type { Environment } from '../store/environment.ts';
import { deliver, type Result } from './delivery.ts';
import type { Disturbance } from './disturbance.ts';
import { type Delivery, Queue } from './queue.ts';
import { nextAttemptAt } from './retry-schedule.ts';

export type Attempt = Result & {
  notificationId: string;
  type: string;
  webhookId: string;
  /** 1 for the first attempt, 7 for the last. */
  number: number;
  /** When it was due, by the clock of the environment, in ISO 8601. */
  at: string;
  /** When it is tried again; null when it was delivered, or given up. */
  nextAttemptAt: string | null;
};

/** Older attempts are forgotten, so that a long run does not grow. */
const KEPT = 10_000;

export class Outbox {
  readonly #environment: Environment;
  readonly #queue = new Queue();
  readonly #lanes = new Map<string, Promise<void>>();
  #attempts: Attempt[] = [];
  #disturbance: Disturbance | null = null;
  #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** Takes notifications for every endpoint that wants them. */
  take(notifications: Notification[]): void {
    for (const notification of notifications) this.#enqueue(notification, notification.createdAt);
    this.wake();
  }

  /** Sends a notification anew, with the same id. Gives the endpoints that it goes to. */
  replay(notification: Notification): string[] {
    const webhookIds = this.#enqueue(notification, this.#environment.clock.now());
    this.wake();
    return webhookIds;
  }

  #enqueue(notification: Notification, dueAt: Instant): string[] {
    const ids = this.#environment.endpoints.wanting(notification).map(({ id }) => id);
    for (const id of ids) this.#queue.add(notification, id, dueAt);
    return ids;
  }

  /** From now on deliveries wait until they are asked for, and come disturbed; null ends that. */
  disturb(disturbance: Disturbance | null): void {
    this.#disturbance = disturbance;
    this.wake();
  }

  /** Starts what is due, unless it waits to be disturbed. */
  wake(): void {
    if (this.#disturbance === null) this.#start();
  }

  /** Returns when everything that is due has been tried. */
  async settled(): Promise<void> {
    if (this.#disturbance) this.#queue.disturb(this.#disturbance, this.#environment.clock.now());
    this.#start();
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  attempts(): Attempt[] {
    return this.#attempts.slice(-KEPT);
  }

  /** Drops what waits for an endpoint that is gone. */
  drop(endpointId: string): void {
    this.#queue.drop(endpointId);
  }

  /** Drops what waits, and breaks off what is under way. */
  clear(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#lanes.clear();
    this.#queue.clear();
    this.#attempts = [];
    clearTimeout(this.#timer);
  }

  #start(): void {
    const { endpoints, clock } = this.#environment;
    for (const endpoint of endpoints.list()) {
      if (!this.#lanes.has(endpoint.id) && this.#queue.next(endpoint.id, clock.now())) this.#openLane(endpoint);
    }
    this.#setTimer();
  }

  #openLane(endpoint: Endpoint): void {
    const lane = this.#run(endpoint, this.#abort.signal).finally(() => {
      if (this.#lanes.get(endpoint.id) === lane) this.#lanes.delete(endpoint.id);
      // Something may have come while the lane was closing.
      this.wake();
    });
    this.#lanes.set(endpoint.id, lane);
  }

  async #run(endpoint: Endpoint, abort: AbortSignal): Promise<void> {
    // The request that told of it is answered first.
    await Promise.resolve();
    const next = () => this.#queue.next(endpoint.id, this.#environment.clock.now());
    for (let delivery = next(); delivery; delivery = next()) {
      delivery.isUnderWay = true;
      const result = await deliver(endpoint, delivery.notification, abort);
      delivery.isUnderWay = false;
      if (abort.aborted) return;
      this.#note(delivery, result);
    }
  }

  #note(delivery: Delivery, result: Result): void {
    const { notification, endpointId, number, dueAt } = delivery;
    const next = result.isDelivered ? null : nextAttemptAt(number, dueAt);
    this.#attempts.push({
      notificationId: notification.id,
      type: notification.type,
      webhookId: endpointId,
      number,
      at: toIso(dueAt),
      ...result,
      nextAttemptAt: toIsoOrNull(next),
    });
    if (this.#attempts.length > 2 * KEPT) this.#attempts = this.#attempts.slice(-KEPT);
    if (next === null) this.#queue.remove(delivery);
    else Object.assign(delivery, { number: number + 1, dueAt: next });
  }

  /** A clock that runs by itself brings the next attempt by itself. */
  #setTimer(): void {
    clearTimeout(this.#timer);
    const { clock } = this.#environment;
    const now = clock.now();
    const next = this.#queue.nextAfter(now);
    if (clock.mode === 'frozen' || next === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.wake(), next - now).unref();
  }
}
