// Whatever arrives is answered with a 4xx in the shape of the API's errors. No input is a defect, and none ends the mock.
import { createConnection, type Socket } from 'node:net';
import { createMock, type Listening } from '@meterline/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOON } from '../../src/inkwell.ts';

const defects: unknown[] = [];
const mock = await createMock({ clock: NOON, onDefect: (operationId, error) => defects.push([operationId, error]) });
let door: Listening;

beforeAll(async () => {
  door = await mock.listen({ port: 0, requestTimeout: 500 });
});
afterAll(async () => {
  // It is alive and well after all of this.
  const response = await fetch(`${door.url}/api/v1/customers`, { headers: { 'X-API-KEY': 'server-after' } });
  expect(response.status).toBe(200);
  expect(defects).toEqual([]);
  await mock.close();
});

const KEY = { 'X-API-KEY': 'server-hostile' };
const JSON_TYPE = { 'Content-Type': 'application/json' };
const USAGE = '/api/v1/usage';
const CUSTOMERS = '/api/v1/customers';
const CUSTOMER = '/api/v1/customers/customer-test-id';

const usage = (line: string) =>
  `{"usages":[{"customerId":"customer-test-id","featureId":"feature-seats","value":1,${line}}]}`;
const deep = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels);
const ledger = '/api/v1/credits/ledger?customerId=customer-test-id';
const manyKeys = `{${Array.from({ length: 5000 }, (_, index) => `"key${index}":1`).join(',')}}`;
const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024);
const bytes = (...values: number[]) => new Uint8Array(values);

type Case = [what: string, path: string, init: RequestInit, status: number, message: string];
const post = (body: BodyInit, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...KEY, ...JSON_TYPE, ...headers },
  body,
});
const get = (headers: Record<string, string> = {}): RequestInit => ({ headers: { ...KEY, ...headers } });

const CASES: Case[] = [
  ['a body of 11 MB', USAGE, post(JSON.stringify({ text: megabytes(11) })), 413, 'body is larger than 10485760 bytes'],
  ['a key of 9 MB', CUSTOMERS, post(JSON.stringify({ [megabytes(9)]: 1 })), 400, 'body.'],
  ['JSON of 100,000 levels', USAGE, post(deep(100_000)), 400, 'body is nested deeper than 100 levels'],
  ['objects of 100,000 levels', USAGE, post(`${deep(100_000, '{"a":', '}')}`), 400, 'nested deeper'],
  ['open brackets without end', USAGE, post('['.repeat(100_000)), 400, 'nested deeper'],
  ['JSON of 99 levels', USAGE, post(deep(99)), 400, 'body must be object'],
  ['__proto__ in a body', USAGE, post('{"__proto__":{"usages":[]}}'), 400, 'body.usages is required'],
  ['constructor in a body', USAGE, post('{"constructor":{"prototype":{}},"usages":[]}'), 400, 'body.constructor'],
  ['__proto__ deep in a body', USAGE, post(usage('"__proto__":{"value":9}')), 400, 'body.usages[0].__proto__'],
  ['__proto__ in the query', `${CUSTOMERS}?__proto__=1&__proto__=2&limit=x`, get(), 400, 'query.limit'],
  ['constructor in the query', `${CUSTOMERS}?constructor=1&limit=x`, get(), 400, 'query.limit'],
  ['__proto__ in brackets', `${CUSTOMERS}?createdAt[__proto__]=1`, get(), 400, 'query.createdAt'],
  ['__proto__ as an id', '/api/v1/customers/__proto__', get(), 404, 'there is no customer'],
  ['constructor as an id', '/api/v1/customers/constructor', get(), 404, 'there is no customer'],
  [
    'constructor as a feature',
    USAGE,
    post(usage('').replace('feature-seats', 'constructor').replace(',}', '}')),
    404,
    'there is no feature',
  ],
  ['constructor as a scenario', '/_mock/reset', post('{"scenario":"constructor"}'), 400, 'There are: demo'],
  ['__proto__ as a fault', '/_mock/faults', post('{"__proto__":1}'), 400, 'body.__proto__'],
  ['5,000 unknown keys', CUSTOMERS, post(manyKeys), 400, 'body.key0 is not known here'],
  ['a huge cursor', `${CUSTOMERS}?after=${'a'.repeat(8000)}`, get(), 400, 'query.after'],
  ['a huge opaque cursor', `${ledger}&after=${'a'.repeat(8000)}`, get(), 400, 'query.after'],
  ['a huge limit', `${CUSTOMERS}?limit=1e999`, get(), 400, 'query.limit must be a finite number'],
  ['a huge number', CUSTOMERS, post('{"id":1e999}'), 400, 'body.id'],
  ['an infinite usage', USAGE, post(usage('"dimensions":{"a":1e999}')), 400, 'body.usages[0].dimensions'],
  ['broken UTF-8', USAGE, post(bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d)), 400, 'body is not valid UTF-8'],
  ['UTF-16', USAGE, post(bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0)), 400, 'body is not valid UTF-8'],
  ['a cut-off body', USAGE, post('{"usages":['), 400, 'body is not valid JSON'],
  ['NaN', USAGE, post(usage('"value":NaN')), 400, 'body is not valid JSON'],
  ['null for a body', USAGE, post('null'), 400, 'body'],
  ['a list for a body', USAGE, post('[]'), 400, 'body must be object'],
  ['a text for a body', USAGE, post('"usages"'), 400, 'body must be object'],
  ['no body', USAGE, post(''), 400, 'body is required'],
  ['XML', USAGE, post('<a/>', { 'Content-Type': 'text/xml' }), 400, 'header.Content-Type: text/xml is not JSON'],
  ['a form', USAGE, post('a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }), 400, 'is not JSON'],
  ['a type that only sounds right', USAGE, post('{}', { 'Content-Type': 'text/notjson' }), 400, 'is not JSON'],
  ['two types', USAGE, post('{}', { 'Content-Type': 'application/json, text/xml' }), 400, 'is not JSON'],
  ['another charset', USAGE, post('{}', { 'Content-Type': 'application/json; charset=utf-16' }), 400, 'utf-16'],
  ['a packed body', USAGE, post('{}', { 'Content-Encoding': 'gzip' }), 400, 'header.Content-Encoding: gzip'],
  ['bad percent-encoding', '/api/v1/customers/%zz', get(), 400, 'is not well encoded'],
  ['broken UTF-8 in the path', '/api/v1/customers/%ff', get(), 400, 'is not well encoded'],
  ['a NUL in the path', '/api/v1/customers/a%00', get(), 400, 'is not well encoded'],
  ['a slash in an id', '/api/v1/customers/a%2Fb', get(), 404, 'there is no customer with the id "a/b"'],
  ['dots in an id', '/api/v1/customers/..%2F..%2Fetc', get(), 404, 'there is no customer'],
  ['an empty id', '/api/v1/customers/', get(), 404, 'There is no operation'],
  ['doubled slashes', '/api/v1//customers', get(), 404, 'There is no operation'],
  ['a path of 8,000 segments', '/a'.repeat(8000).slice(0, 8000), get(), 404, 'There is no operation'],
  ['a path that is nowhere', '/_mock/../../etc/passwd', get(), 404, 'There is no operation'],
  ['a method that is not there', CUSTOMERS, { method: 'PATCH', ...get() }, 405, 'takes'],
  ['two keys', CUSTOMERS, get({ 'X-API-KEY': 'server-a, server-b' }), 401, 'X-API-KEY: send one key'],
  ['a huge key', CUSTOMERS, get({ 'X-API-KEY': 'k'.repeat(5000) }), 401, 'of at most 255 characters'],
  ['a key without a name', CUSTOMERS, get({ 'X-API-KEY': 'server-' }), 401, 'X-API-KEY'],
  ['two environments', CUSTOMERS, get({ 'X-Meterline-Environment': 'a, b' }), 400, 'X-Meterline-Environment'],
  ['a huge Idempotency-Key', CUSTOMERS, post('{"id":"a"}', { 'Idempotency-Key': 'k'.repeat(5000) }), 400, 'header.'],
  ['a fault without a number', CUSTOMERS, get({ 'X-Meterline-Fault': 'status=abc' }), 400, 'from 400 to 599, not abc'],
  ['a fault that is no error', CUSTOMERS, get({ 'X-Meterline-Fault': 'status=101' }), 400, 'from 400 to 599, not 101'],
  ['a fault for ever', CUSTOMERS, get({ 'X-Meterline-Fault': 'latency=1e12' }), 400, 'latency is a number from 0'],
  ['a fault that is not known', CUSTOMERS, get({ 'X-Meterline-Fault': 'colour=red' }), 400, 'colour is not known'],
  ['a preference out of range', CUSTOMERS, get({ Prefer: 'code=99999' }), 400, 'header.Prefer'],
  ['a duration without end', '/_mock/clock/advance', post('{"duration":"P999999999Y"}'), 400, 'body.duration'],
  [
    'an instant that is not there',
    '/_mock/clock',
    { ...post('{"now":"2026-02-30T00:00:00Z"}'), method: 'PUT' },
    400,
    'now',
  ],
  ['a coupon for ages', '/api/v1/coupons', post(couponFor(1e21)), 400, 'give at most 1200 months'],
  [
    'the end of days',
    '/_mock/clock',
    { ...post('{"now":"9999-12-31T00:00:00Z"}'), method: 'PUT' },
    400,
    'smaller steps',
  ],
  ['a snapshot of nonsense', '/_mock/snapshot', { ...post('{"data":{"version":1}}'), method: 'PUT' }, 400, 'body.data'],
  ['a snapshot with strange tables', '/_mock/snapshot', { ...post(strangeSnapshot()), method: 'PUT' }, 400, 'snapshot'],
];

/** A coupon with so many months. */
function couponFor(durationInMonths: number): string {
  const rest = { name: 'A', description: null, percentOff: 5, amountsOff: null, metadata: {} };
  return JSON.stringify({ id: 'coupon-a', durationInMonths, ...rest });
}

function strangeSnapshot(): string {
  const clock = { now: NOON, mode: 'frozen' };
  const tables = { __proto__: null, constructor: [] };
  const data = { version: 1, clock, tables, usage: { nonsense: [] }, counters: {}, settledUntil: null, answers: {} };
  return JSON.stringify({ data });
}

async function expectRefusal(response: Response, status: number, message: string) {
  const text = await response.text();
  expect([response.status, text.slice(0, 300)]).toEqual([status, expect.any(String)]);
  expect(text.length).toBeLessThan(20_000);
  expect(response.headers.get('content-type')).toBe('application/json');
  const body = JSON.parse(text) as { message: string; code: string | null };
  expect(Object.keys(body)).toEqual(expect.arrayContaining(['message', 'code']));
  expect(body.message).toContain(message);
}

describe.each(['fetch', 'a socket'])('by %s', (by) => {
  it.each(CASES)('%s', async (_what, path, init, status, message) => {
    const response = await (by === 'fetch' ? mock.fetch(`http://mock${path}`, init) : fetch(door.url + path, init));
    await expectRefusal(response, status, message);
  });
});

it('a period that would end after the year 9999 ends with it', async () => {
  const wish = {
    customerId: 'customer-test-id',
    planId: 'plan-enterprise',
    billingPeriod: 'ANNUALLY',
    startDate: '9999-12-31T00:00:00Z',
  };
  const preview = await mock.fetch('http://mock/api/v1/subscriptions/preview', post(JSON.stringify(wish)));
  expect(await preview.json()).toMatchObject({
    data: { recurringInvoice: { billingPeriodRange: { end: '9999-12-31T23:59:59.999Z' } } },
  });
});

it('what looks hostile but is sound is stored as it is', async () => {
  const metadata = JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}') as object;
  const created = await mock.fetch(`http://mock${CUSTOMERS}`, post(JSON.stringify({ id: 'constructor', metadata })));
  expect(created.status).toBe(201);
  const text = await (await mock.fetch('http://mock/api/v1/customers/constructor', get())).text();
  expect(text).toContain('"constructor":"b"');
  expect(text).toContain('"toString":"c"');
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

/** Sends bytes as they are, and gives everything that comes back until the mock closes the connection. */
function raw(write: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = createConnection(door.port, '127.0.0.1', () => write(socket));
    socket.on('data', (chunk) => (answer += chunk));
    socket.once('close', () => resolve(answer));
    socket.once('error', reject);
  });
}

const head = (first: string, ...lines: string[]) => `${[first, 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`;
const asked = (target: string, ...lines: string[]) =>
  head(`GET ${target} HTTP/1.1`, 'Host: mock', 'X-API-KEY: server-hostile', ...lines);

describe('raw bytes', () => {
  it.each([
    ['no HTTP', 'nonsense\r\n\r\n', 400, 'This is not HTTP'],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00', 400, 'This is not HTTP'],
    [
      'a header without end',
      head(`GET ${CUSTOMER} HTTP/1.1`, `X-Long: ${'x'.repeat(20_000)}`),
      431,
      'The head is larger',
    ],
    ['a path that walks', asked('/_mock/../api/v1/customers'), 400, 'is no path'],
    ['a path that walks in code', asked('/api/v1/%2e%2e/v1/customers'), 400, 'is no path'],
    ['a path that could be an address', asked('//api/v1/customers'), 400, 'is no path'],
    ['backslashes', asked('/api\\v1\\customers'), 400, 'is no path'],
    ['another scheme', asked('ftp://host/api/v1/customers'), 400, 'is no path'],
    ['no slash', asked('api/v1/customers'), 400, 'This is not HTTP'],
    ['a star', head('OPTIONS * HTTP/1.1', 'Host: mock'), 400, 'is no path'],
    ['CONNECT', head('CONNECT example.com:443 HTTP/1.1', 'Host: mock'), 405, 'this is no proxy'],
    ['TRACE', head(`TRACE ${CUSTOMER} HTTP/1.1`, 'Host: mock'), 405, 'takes'],
    ['a method of its own', head(`BREW ${CUSTOMER} HTTP/1.1`, 'Host: mock'), 400, 'This is not HTTP'],
    ['the key twice', asked(CUSTOMER, 'X-API-KEY: server-other'), 400, 'header.x-api-key: it is there more than once'],
    ['the type twice', asked(CUSTOMER, 'Content-Type: text/xml', 'Content-Type: text/xml'), 400, 'header.content-type'],
    ['two lengths', asked(CUSTOMER, 'Content-Length: 1', 'Content-Length: 2'), 400, 'This is not HTTP'],
    [
      'a length and chunks',
      asked(CUSTOMER, 'Content-Length: 1', 'Transfer-Encoding: chunked'),
      400,
      'This is not HTTP',
    ],
    ['a header with a NUL', asked(CUSTOMER, 'X-Bad: a\0b'), 400, 'This is not HTTP'],
    ['a bad chunk', `${asked(USAGE, 'Transfer-Encoding: chunked')}zz\r\n`, 400, 'This is not HTTP'],
  ])('%s', async (_what, text, status, message) => {
    const answer = await raw((socket) => socket.write(text, 'latin1'));
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as object;
    expect(body).toMatchObject({ message: expect.stringContaining(message) });
  });

  it.each([
    ['a head', `GET ${CUSTOMER} HTTP/1.1\r\nHost: mo`],
    ['a body', asked(USAGE, 'Content-Length: 10')],
  ])('%s that never ends is not waited for', async (_what, text) => {
    expect(await raw((socket) => socket.write(text))).toContain('408 Request Timeout');
  });

  it('a caller who leaves amid the request harms nobody', async () => {
    const answer = await raw((socket) => {
      socket.write(asked(USAGE, 'Content-Length: 1000'));
      socket.destroy();
    });
    expect(answer).toBe('');
  });

  it('an address instead of a path is taken by its path, as proxies send it', async () => {
    const answer = await raw((socket) => socket.write(asked('http://elsewhere/api/v1/customers/customer-test-id')));
    expect(answer).toContain('HTTP/1.1 200 OK');
  });
});

it('only this machine reaches the mock, unless it is told otherwise', () => {
  expect(new URL(door.url).hostname).toBe('127.0.0.1');
});
