// The addresses to which an environment sends its notifications. They stay through a reset.
import type { Notification } from '../engine/notification.ts';
import { crossed, USUAL_THRESHOLDS } from '../engine/notifications/difference.ts';
import { known } from '../engine/refusal.ts';

export type Endpoint = {
  id: string;
  url: string;
  /** The types that it takes; null for all. */
  types: string[] | null;
  secret: string;
  /** The shares of a limit, or of credits, at which it wants to be warned, in per cent; null for the usual ones. */
  thresholds: number[] | null;
};

export type EndpointsSnapshot = { list: Endpoint[]; count: number };

export class Endpoints {
  #list: Endpoint[] = [];
  #count = 0;

  add({ secretOf, ...wish }: Omit<Endpoint, 'id' | 'secret'> & { secretOf: (id: string) => string }): Endpoint {
    const id = `webhook-${++this.#count}`;
    const { url, types, thresholds } = wish;
    const endpoint = { id, url, types, secret: secretOf(id), thresholds };
    this.#list.push(endpoint);
    return { ...endpoint };
  }

  get(id: string): Endpoint | undefined {
    return this.#list.find((one) => one.id === id);
  }

  list(): Endpoint[] {
    return this.#list.map((one) => ({ ...one }));
  }

  /** Those that take the type, and whose highest threshold is the one that was crossed. */
  wanting({ type, crossing }: Pick<Notification, 'type' | 'crossing'>): Endpoint[] {
    return this.#list.filter(
      ({ types, thresholds }) =>
        (types === null || types.includes(type)) &&
        (!crossing || crossed(crossing.before, crossing.after, thresholds ?? USUAL_THRESHOLDS) === crossing.threshold),
    );
  }

  /** The usual thresholds, and those of each endpoint that has its own. */
  thresholds(): (readonly number[])[] {
    return [USUAL_THRESHOLDS, ...this.#list.flatMap(({ thresholds }) => (thresholds ? [thresholds] : []))];
  }

  remove(id: string): void {
    known(this.get(id), 'WebhookNotFound', 'webhook', 'webhookId', id);
    this.#list = this.#list.filter((one) => one.id !== id);
  }

  snapshot(): EndpointsSnapshot {
    return { list: this.list(), count: this.#count };
  }

  restore({ list, count }: EndpointsSnapshot): void {
    this.#list = list.map((one) => ({ ...one }));
    this.#count = count;
  }
}
