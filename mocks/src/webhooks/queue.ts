// The deliveries that are still to be made. Of those of one endpoint that are due, the one that was due first goes first; of
// those of one instant, the one that came first. A delivery that failed keeps its place and gets a later instant.
import type { Notification } from '../engine/notification.ts';
import type { Instant } from '../engine/time.ts';
import { type Disturbance, disturbed } from './disturbance.ts';

export type Delivery = {
  notification: Notification;
  endpointId: string;
  /** Of the attempt that is next, from 1. */
  number: number;
  dueAt: Instant;
  isUnderWay: boolean;
};

export class Queue {
  #waiting: Delivery[] = [];

  add(notification: Notification, endpointId: string, dueAt: Instant): void {
    this.#waiting.push({ notification, endpointId, number: 1, dueAt, isUnderWay: false });
  }

  next(endpointId: string, now: Instant): Delivery | null {
    let first: Delivery | null = null;
    for (const one of this.#waiting) {
      if (one.endpointId === endpointId && one.dueAt <= now && (first === null || one.dueAt < first.dueAt)) first = one;
    }
    return first;
  }

  /** When the next delivery after now is due; Infinity when none is. */
  nextAfter(now: Instant): Instant {
    return Math.min(...this.#waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now));
  }

  remove(delivery: Delivery): void {
    this.#waiting = this.#waiting.filter((one) => one !== delivery);
  }

  drop(endpointId: string): void {
    this.#waiting = this.#waiting.filter((one) => one.endpointId !== endpointId);
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Disturbs the deliveries that are due and were not tried yet. */
  disturb(disturbance: Disturbance, now: Instant): void {
    const isFresh = (one: Delivery) => one.number === 1 && one.dueAt <= now && !one.isUnderWay;
    const fresh = disturbed(this.#waiting.filter(isFresh), disturbance);
    const others = this.#waiting.filter((one) => !isFresh(one));
    this.#waiting = [...others, ...fresh.map((one) => Object.assign(one, { dueAt: now }))];
  }
}
