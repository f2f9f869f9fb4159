import type { paths } from '@meterline/openapi/types';
import createFetchClient, { type Client as FetchClient } from 'openapi-fetch';
import { serializePath } from './path.ts';
import { serializeQuery } from './query.ts';

/** Sends one request. `globalThis.fetch` fits, and so does the `fetch` of `@meterline/mock`. */
export type Fetch = (request: Request) => Promise<Response>;

/** The bare openapi-fetch client: typed by the contract, with the API key, without retries, keys and typed errors. */
export type Http = FetchClient<paths, 'application/json'>;

/** What a bare client needs. */
export interface HttpSettings {
  apiKey: string;
  baseUrl: string;
  fetch: Fetch;
  headers: Record<string, string>;
}

export function createHttp({ apiKey, baseUrl, fetch, headers }: HttpSettings): Http {
  return createFetchClient<paths, 'application/json'>({
    baseUrl,
    fetch,
    headers: { Accept: 'application/json', 'X-API-KEY': apiKey, ...headers },
    querySerializer: serializeQuery,
    pathSerializer: serializePath,
  });
}
