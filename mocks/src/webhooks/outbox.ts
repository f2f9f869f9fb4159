// Sends what an environment tells to its endpoints, and tries again by the clock of the environment. The only place that
// waits for anything: each endpoint has a lane of its own, in which one delivery follows the other.
import type { Notification } from '../engine/notification.ts';
import { type Instant, toIso, toIsoOrNull } from '../engine/time.ts';
import type { Endpoint } from '../store/endpoints.ts';
import type { Environment } from '../store/environment.ts';
import { deliver, type Result } from './delivery.ts';
import { type Disturbance, disturbed } from './disturbance.ts';
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

type Delivery = { notification: Notification; endpointId: string; number: number; dueAt: Instant };

/** Older attempts are forgotten, so that a long run does not grow. */
const KEPT = 10_000;

export class Outbox {
  readonly #environment: Environment;
  #waiting: Delivery[] = [];
  #attempts: Attempt[] = [];
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Delivery>();
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
    if (this.#disturbance) this.#disturb(this.#disturbance);
    this.#start();
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  /** Drops what waits for an endpoint that is gone. */
  drop(endpointId: string): void {
    this.#waiting = this.#waiting.filter((one) => one.endpointId !== endpointId);
  }

  attempts(): Attempt[] {
    return this.#attempts.slice(-KEPT);
  }

  /** Drops what waits, and breaks off what is under way. */
  clear(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#lanes.clear();
    this.#waiting = [];
    this.#attempts = [];
    clearTimeout(this.#timer);
  }

  #enqueue(notification: Notification, dueAt: Instant): string[] {
    const endpoints = this.#environment.endpoints.wanting(notification);
    for (const { id } of endpoints) this.#waiting.push({ notification, endpointId: id, number: 1, dueAt });
    return endpoints.map(({ id }) => id);
  }

  #disturb(disturbance: Disturbance): void {
    const dueAt = this.#environment.clock.now();
    const isFresh = (one: Delivery) => one.number === 1 && one.dueAt <= dueAt && !this.#underWay.has(one);
    const fresh = disturbed(this.#waiting.filter(isFresh), disturbance);
    const others = this.#waiting.filter((one) => !isFresh(one));
    this.#waiting = [...others, ...fresh.map((one) => Object.assign(one, { dueAt }))];
  }

  #start(): void {
    for (const endpoint of this.#environment.endpoints.list()) {
      if (!this.#lanes.has(endpoint.id) && this.#nextFor(endpoint)) this.#openLane(endpoint);
    }
    this.#setTimer();
  }

  #openLane(endpoint: Endpoint): void {
    const abort = this.#abort.signal;
    const lane = this.#run(endpoint, abort).finally(() => {
      if (this.#lanes.get(endpoint.id) === lane) this.#lanes.delete(endpoint.id);
      // Something may have come while the lane was closing.
      this.wake();
    });
    this.#lanes.set(endpoint.id, lane);
  }

  async #run(endpoint: Endpoint, abort: AbortSignal): Promise<void> {
    // The request that told of it is answered first.
    await Promise.resolve();
    for (let next = this.#nextFor(endpoint); next; next = this.#nextFor(endpoint)) {
      this.#underWay.add(next);
      const result = await deliver(endpoint, next.notification, abort);
      this.#underWay.delete(next);
      if (abort.aborted) return;
      this.#note(next, result);
    }
  }

  /** Of those that are due, the one that was due first; of those the one that came first. */
  #nextFor({ id }: Endpoint): Delivery | null {
    if (!this.#environment.endpoints.get(id)) return null;
    const now = this.#environment.clock.now();
    let first: Delivery | null = null;
    for (const one of this.#waiting) {
      if (one.endpointId === id && one.dueAt <= now && (first === null || one.dueAt < first.dueAt)) first = one;
    }
    return first;
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
    if (next === null) this.#waiting = this.#waiting.filter((one) => one !== delivery);
    else Object.assign(delivery, { number: number + 1, dueAt: next });
  }

  /** A clock that runs by itself brings the next attempt by itself. */
  #setTimer(): void {
    clearTimeout(this.#timer);
    const { clock } = this.#environment;
    const now = clock.now();
    const later = this.#waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now);
    if (clock.mode === 'frozen' || later.length === 0) return;
    this.#timer = setTimeout(() => this.wake(), Math.min(...later) - now).unref();
  }
}
