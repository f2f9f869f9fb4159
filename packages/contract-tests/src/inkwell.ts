// The demo company at noon on 10 March 2026, in an environment of its own: what each story starts from.
import { type ClientOptions, createClient } from '@meterline/client';
import { createMock, type Mock } from '@meterline/mock';
import { checkedFetch } from './checked-fetch.ts';

export const NOON = '2026-03-10T12:00:00.000Z';

let running: Promise<Mock> | undefined;
let count = 0;

/** One mock for all stories of a file; a defect in it fails the story that caused it. */
function inkwellMock(): Promise<Mock> {
  running ??= createMock({
    clock: NOON,
    onDefect: (operationId, error) => {
      throw new Error(`defect in ${operationId}`, { cause: error });
    },
  });
  return running;
}

/** A fresh environment of the demo company, with a client of it and the controls of its clock. */
export async function inkwell(options: Partial<ClientOptions> = {}) {
  const mock = await inkwellMock();
  const apiKey = `server-story-${++count}`;
  const fetch = checkedFetch(mock.fetch);
  const environment = mock.environment(apiKey);
  const { clock } = environment;
  const client = createClient({
    apiKey,
    baseUrl: 'http://mock',
    fetch,
    retries: 0,
    now: () => clock.now(),
    ...options,
  });
  return { client, environment, clock, apiKey, fetch, mock };
}
