import { createMock } from '@meterline/mock';
import { expect, it } from 'vitest';
import { checkedFetch } from '../src/checked-fetch.ts';
import { operations } from '../src/contract.ts';
import { requestOf, urlOf } from '../src/sweep.ts';

const mock = await createMock({ static: true });
const fetch = checkedFetch(mock.fetch);

it.each(operations.map((operation) => [operation.operationId, operation] as const))(
  '%s answers with its example in static mode',
  async (_, operation) => {
    const body = operation.body?.examples[0];
    const response = await fetch(requestOf(operation, urlOf(operation), 'My API Key', body));
    expect(response.status, await response.clone().text()).toBeOneOf([200, 201]);
  },
);

it('answers an unknown path with 404', async () => {
  for (const method of ['GET', 'POST', 'DELETE']) {
    expect((await fetch('http://mock/_stainless_unknown_path', { method })).status).toBe(404);
  }
});
