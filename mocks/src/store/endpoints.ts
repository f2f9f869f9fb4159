// The addresses to which an environment sends its notifications. They stay through a reset.
import { known } from '../engine/refusal.ts';

export type Endpoint = {
  id: string;
  url: string;
  /** The types that it takes; null for all. */
  types: string[] | null;
  secret: string;
};

export type EndpointsSnapshot = { list: Endpoint[]; count: number };

export class Endpoints {
  #list: Endpoint[] = [];
  #count = 0;

  add({ url, types, secretOf }: Pick<Endpoint, 'url' | 'types'> & { secretOf: (id: string) => string }): Endpoint {
    const id = `webhook-${++this.#count}`;
    const endpoint = { id, url, types, secret: secretOf(id) };
    this.#list.push(endpoint);
    return { ...endpoint };
  }

  get(id: string): Endpoint | undefined {
    return this.#list.find((one) => one.id === id);
  }

  list(): Endpoint[] {
    return this.#list.map((one) => ({ ...one }));
  }

  /** Those that take a type. */
  wanting(type: string): Endpoint[] {
    return this.#list.filter(({ types }) => types === null || types.includes(type));
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
