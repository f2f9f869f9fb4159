import { describe, expect, test } from 'vitest';
import { call } from './call.ts';
import { failureOf, frozenRuntime, no } from './fixture.ts';
import { createHttp } from './http.ts';
import type { FlatInput, Operation } from './operation.ts';
import type { Page, PagePromise } from './page.ts';
import type { Sender } from './send.ts';

const listNumbers: Operation = ['GET', '/numbers', ['after', 'before', 'limit', 'parity'], [], { paged: true }];

/** Pages of two numbers: 1 2 | 3 4 | 5. A cursor is the number of a page. */
const pages = [
  { data: [1, 2], pagination: { next: '1', prev: null } },
  { data: [3, 4], pagination: { next: '2', prev: '0' } },
  { data: [5], pagination: { next: null, prev: '1' } },
];

function list(
  input: FlatInput = {},
  answers: (cursor: string) => Response = (cursor) => Response.json(pages[Number(cursor)]),
) {
  const searches: string[] = [];
  const fetch = async (request: Request) => {
    const { search, searchParams } = new URL(request.url);
    searches.push(search);
    return answers(searchParams.get('after') ?? searchParams.get('before') ?? '0');
  };
  const http = createHttp({ apiKey: 'server-test', baseUrl: 'http://mock', fetch, headers: {} }) as unknown as Sender;
  const runtime = frozenRuntime();
  const now = () => new Date(0);
  const connection = { http, fetch, timeout: Number.POSITIVE_INFINITY, retries: 0, now, runtime };
  return { searches, page: call(connection, 'listNumbers', listNumbers, input) as PagePromise<number> };
}

const collect = async (items: AsyncIterable<number>) => {
  const collected: number[] = [];
  for await (const item of items) collected.push(item);
  return collected;
};

describe('a page', () => {
  test('has items, cursors and neighbours', async () => {
    const { page, searches } = list({ limit: 2, parity: ['odd', 'even'] });
    const first = await page;
    expect(first).toMatchObject({
      data: [1, 2],
      pagination: { next: '1', prev: null },
      hasNext: true,
      hasPrevious: false,
    });
    expect(await first.previous()).toBeNull();
    const second = (await first.next()) as Page<number>;
    expect(second).toMatchObject({ data: [3, 4], hasPrevious: true });
    expect(await second.previous()).toMatchObject({ data: [1, 2] });
    expect(searches).toEqual([
      '?limit=2&parity=odd,even',
      '?after=1&limit=2&parity=odd,even',
      '?before=0&limit=2&parity=odd,even',
    ]);
  });

  test('the last one has no next', async () => {
    const last = await list({ after: '2' }).page;
    expect(last.hasNext).toBe(false);
    expect(await last.next()).toBeNull();
  });
});

describe('iterating', () => {
  test('goes over all pages, awaited or not', async () => {
    expect(await collect(list().page)).toEqual([1, 2, 3, 4, 5]);
    expect(await collect(await list().page)).toEqual([1, 2, 3, 4, 5]);
  });

  test('goes backward, page by page, from a request with before', async () => {
    const { page, searches } = list({ before: '2' });
    expect(await collect(page)).toEqual([5, 3, 4, 1, 2]);
    expect(searches).toEqual(['?before=2', '?before=1', '?before=0']);
  });

  test('reads no page that is not wanted', async () => {
    const { page, searches } = list();
    for await (const item of page) if (item === 2) break;
    expect(searches).toHaveLength(1);
  });

  test.each([
    [{ data: [], pagination: { next: '1', prev: null } }],
    [{ data: [], pagination: { next: null, prev: null } }],
    [{ data: [] }],
    [undefined],
  ])('stops at %j', async (body) => {
    const { page, searches } = list({}, () => (body ? Response.json(body) : new Response(null, { status: 204 })));
    expect(await collect(page)).toEqual([]);
    expect(searches).toHaveLength(1);
  });

  test.each([[null], [''], [undefined]])('stops at the cursor %j', async (next) => {
    const { page } = list({}, () => Response.json({ data: [1], pagination: { next, prev: null } }));
    expect(await collect(page)).toEqual([1]);
  });

  test('ends with the error of a page', async () => {
    const { page } = list({}, (cursor) => (cursor === '0' ? Response.json(pages[0]) : no(404, 'CustomerNotFound')));
    expect(await failureOf(collect(page))).toMatchObject({ operationId: 'listNumbers', status: 404 });
  });
});
