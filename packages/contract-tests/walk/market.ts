// The market: one of everything that can be sold, three customers who are there, and three who may walk in. Each walk has an environment of its own.
import { readFileSync } from 'node:fs';
import { type Client, createClient } from '@meterline/client';
import { type Controls, createMock, type Mock, type Scenario } from '@meterline/mock';
import { checkedFetch } from '../src/checked-fetch.ts';
import { type Reader, readerOf } from './reader.ts';

const scenario = JSON.parse(readFileSync(new URL('market.json', import.meta.url), 'utf8')) as Scenario;

const OPENING = '2026-01-31T10:30:00.000Z';
export const CUSTOMERS = ['ada', 'bob', 'cyd', 'dan', 'eve', 'fay'] as const;
export const RESOURCES = ['site-1', 'site-2'] as const;
export const CURRENCIES = ['credits', 'tokens'] as const;

export type Market = { client: Client; reader: Reader; environment: Controls };

/** A mock whose defects fail whoever causes them. */
export function marketMock(data?: string): Promise<Mock> {
  return createMock({
    scenario,
    clock: OPENING,
    ...(data !== undefined && { data }),
    onDefect: (operationId, error) => {
      throw new Error(`defect in ${operationId}: ${error instanceof Error ? error.stack : error}`);
    },
  });
}

export function marketOf(mock: Mock, name: string): Market {
  const apiKey = `server-${name}`;
  const environment = mock.environment(apiKey);
  const client = createClient({
    apiKey,
    baseUrl: 'http://mock',
    fetch: checkedFetch(mock.fetch),
    retries: 0,
    timeout: Number.POSITIVE_INFINITY,
    now: () => environment.clock.now(),
  });
  return { client, reader: readerOf(mock.fetch, apiKey), environment };
}
