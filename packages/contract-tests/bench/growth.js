// Measures what a request costs after a thousand events, measurements and consumptions, and after a million: for one customer,
// spread over many, out of order, and for wallets. In processor time, because the machines are noisy; nothing is rescanned
// for a request, so a row should stay flat. Also how much memory one more of each takes.
import { createMock } from '@meterline/mock';

const MOST = Number(process.env.BENCH_GROWTH ?? 1e6);
const SIZES = [1e3, 1e4, 1e5, 1e6].filter((size) => size <= MOST);
const TARGET = 2;
const CUSTOMERS = 1000;
const WARM_UP = 1500;
const ROUNDS = 11;
const CALLS = 60;

const API = 'http://mock/api/v1';
const DAY = 86_400_000;
let key = 0;
const fresh = () => `key-${key++}`;
const at = (milliseconds) => new Date(milliseconds).toISOString();

/** Calls in one environment; whatever is refused or broken ends the measurement. */
function callerOf(mock, environment) {
  const headers = { 'x-api-key': `server-${environment}`, 'content-type': 'application/json' };
  return async (method, path, body, wanted = 2) => {
    const response = await mock.fetch(API + path, { method, headers, body: body && JSON.stringify(body) });
    const text = await response.text();
    if (Math.floor(response.status / 100) !== wanted) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  };
}

const check = (customerId, query) => (call) => call('GET', `/customers/${customerId}/entitlements/check?${query}`);
const measurement = (customerId, more) => ({ customerId, featureId: 'feature-api-calls', value: 1, ...more });
/** One in five is of the kind that also takes credits. */
const event = (customerId, number, lateness = 0) => ({
  customerId,
  eventName: number % 5 === 0 ? 'report_generated' : 'user_login',
  idempotencyKey: fresh(),
  dimensions: { user_id: `user-${number % 5000}`, pages: number % 7 },
  timestamp: at(Date.now() - Math.random() * lateness),
});
const consumption = (customerId) => ({
  customerId,
  currencyId: 'currency-credits',
  amount: 1,
  idempotencyKey: fresh(),
});

const reportUsage =
  (customerId, more = () => ({})) =>
  (call) =>
    call('POST', '/usage', { usages: [measurement(customerId, more())] });
const reportEvent = (customerId, lateness) => (call) =>
  call('POST', '/events', { events: [event(customerId, key, lateness)] });
/** The second line is refused, so that the first is undone. */
const refused = (customerId) => (call) =>
  call('POST', '/usage', { usages: [measurement(customerId), measurement(customerId, { value: -1e12 })] }, 4);

const usageOf = (customer) => ({
  batch: 100,
  fill: (call, count, from) =>
    call('POST', '/usage', {
      usages: Array.from({ length: count }, (_, index) => measurement(customer(from + index))),
    }),
  rows: {
    'entitlement check': check(customer(0), 'featureId=feature-api-calls&requestedUsage=1'),
    'usage report': reportUsage(customer(0)),
    'usage report, 10 s late': reportUsage(customer(0), () => ({ createdAt: at(Date.now() - Math.random() * 1e4) })),
    'usage report, days late': reportUsage(customer(0), () => ({
      createdAt: at(Date.now() - Math.random() * 9 * DAY),
    })),
    'usage report of a SET, 10 s late': reportUsage(customer(0), () => ({
      updateBehavior: 'SET',
      value: 1000,
      createdAt: at(Date.now() - Math.random() * 1e4),
    })),
    'usage report, ahead of time': reportUsage(customer(0), () => ({ createdAt: at(Date.now() + DAY) })),
    'usage report that is undone': refused(customer(0)),
  },
});
const eventsOf = (customer) => ({
  batch: 1000,
  fill: (call, count, from) =>
    call('POST', '/events', {
      events: Array.from({ length: count }, (_, index) => event(customer(from + index), from + index, 1e4)),
    }),
  rows: {
    'check of a sum': check(customer(0), 'featureId=feature-report-pages&requestedUsage=1'),
    'check of different values': check(customer(0), 'featureId=feature-active-users&requestedUsage=1'),
    'event report': reportEvent(customer(0), 0),
    'event report, 10 s late': reportEvent(customer(0), 1e4),
    'event report, days late': reportEvent(customer(0), 9 * DAY),
  },
});
const walletOf = (customer) => ({
  batch: 1000,
  fill: (call, count, from) =>
    call('POST', '/credits/consumption/async', {
      consumptions: Array.from({ length: count }, (_, index) => consumption(customer(from + index))),
    }),
  rows: {
    'credit check': check(customer(0), 'currencyId=currency-credits&requestedUsage=1'),
    'direct consumption': (call) => call('POST', '/credits/consumption', consumption(customer(0))),
    'usage report that takes credits': (call) =>
      call('POST', '/usage', { usages: [measurement(customer(0), { featureId: 'feature-images' })] }),
    'first page of the ledger': (call) => call('GET', `/credits/ledger?customerId=${customer(0)}&limit=20`),
  },
});

const one = (id) => () => id;
const many = (index) => `customer-${index % CUSTOMERS}`;

async function provisionMany(call, planId) {
  for (let index = 0; index < CUSTOMERS; index += 1) {
    const customerId = many(index);
    await call('POST', '/customers', { id: customerId, name: customerId });
    await call('POST', '/subscriptions', { customerId, planId, billingPeriod: 'MONTHLY' });
  }
}

/** Buys a few credits at a time, so that a long history leaves many grants behind. */
async function rechargeOften(call) {
  await call('PUT', '/credits/auto-recharge', {
    customerId: 'customer-auto',
    currencyId: 'currency-credits',
    isEnabled: true,
    thresholdType: 'CREDIT_AMOUNT',
    thresholdValue: 20,
    targetBalance: 30,
    maxSpendLimit: null,
    grantExpirationPeriod: '1_MONTH',
  });
}

const HISTORIES = [
  { what: 'measurements of one customer', scenario: 'demo', ...usageOf(one('customer-test-id')) },
  { what: 'measurements of 1,000 customers', scenario: 'demo', plan: 'plan-pro', ...usageOf(many) },
  { what: 'events of one customer', scenario: 'demo', ...eventsOf(one('customer-test-id')) },
  { what: 'consumptions from one wallet', scenario: 'prepaid-credits', ...walletOf(one('customer-prepaid')) },
  {
    what: 'consumptions, with a recharge after every tenth',
    scenario: 'prepaid-credits',
    prepare: rechargeOften,
    most: 1e5,
    ...walletOf(one('customer-auto')),
  },
  {
    what: 'the same, two months later',
    scenario: 'prepaid-credits',
    prepare: rechargeOften,
    passes: 'P2M',
    most: 1e5,
    ...walletOf(one('customer-auto')),
  },
];

const median = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];

/** Microseconds of processor time for each call. */
async function costOf(call, request) {
  const costs = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let index = 0; index < CALLS; index += 1) await request(call);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / CALLS);
  }
  return median(costs);
}

async function begin({ plan, prepare }, mock, environment) {
  const call = callerOf(mock, environment);
  if (plan) await provisionMany(call, plan);
  await prepare?.(call);
  return call;
}

async function measure(history) {
  const mock = await createMock({ scenario: history.scenario });
  const { rows, batch, fill, passes, most = MOST } = history;
  const warm = await begin(history, mock, 'warm');
  for (const request of Object.values(rows)) for (let count = 0; count < WARM_UP; count += 1) await request(warm);
  mock.evict();
  const call = await begin(history, mock, 'bench');
  const costs = Object.fromEntries(Object.keys(rows).map((row) => [row, []]));
  let filled = 0;
  const heap = heapUsed();
  for (const size of SIZES.filter((one) => one <= most)) {
    for (; filled < size; filled += batch) await fill(call, Math.min(batch, size - filled), filled);
    if (passes) mock.environment('server-bench').clock.advance(passes);
    for (const [row, request] of Object.entries(rows)) costs[row].push(await costOf(call, request));
  }
  const bytes = (heapUsed() - heap) / filled;
  await mock.close();
  return { costs, bytes };
}

function heapUsed() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const cells = (values) => values.map((value) => value.padStart(11)).join('');
console.log(
  `\nµs of processor time a request, after${cells(SIZES.map((size) => size.toLocaleString('en')))}    ratio   target`,
);
for (const history of HISTORIES) {
  const { costs, bytes } = await measure(history);
  console.log(`${history.what} (${bytes.toFixed(0)} bytes each)`);
  for (const [row, values] of Object.entries(costs)) {
    const ratio = (values.at(-1) / values[0]).toFixed(2);
    console.log(
      `  ${row.padEnd(36)}${cells(SIZES.map((_, index) => values[index]?.toFixed(0) ?? ''))} ${ratio.padStart(8)}   ≤ ${TARGET}`,
    );
  }
}
