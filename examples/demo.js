// Every capability of Meterline, one after the other: the request, the answer, and what changed.
// With METERLINE_URL it calls a mock that runs already; otherwise it starts one of its own.
import { createClient } from '@meterline/client';
import { createMock } from '@meterline/mock';

const customerId = 'customer-test-id';
const currencyId = 'currency-credits';
const wallet = { customerId, currencyId };
const seats = { customerId, featureId: 'feature-seats' };
const users = { customerId, featureId: 'feature-active-users' };

const apiKey = `server-demo-${Date.now()}`;
const baseUrl = process.env.METERLINE_URL ?? 'http://mock';
const mock = process.env.METERLINE_URL ? null : await createMock();
const client = createClient({ apiKey, baseUrl, ...(mock && { fetch: mock.fetch }) });

function chapter(title) {
  console.log(`\n\x1b[1m${title}\x1b[0m`);
}

/** Calls an operation and prints what went out and what came back. */
async function call(operation, input, show = (answer) => answer) {
  console.log(`→ ${operation}(${JSON.stringify(input)})`);
  const answer = await client[operation](input);
  console.log(`← ${JSON.stringify(show(answer))}`);
  return answer;
}

function changed(what, before, after) {
  console.log(`  ${what}: ${before} → ${after}`);
}

const decision = ({ isGranted, accessDeniedReason, currentUsage, usageLimit }) => ({
  isGranted,
  accessDeniedReason,
  currentUsage,
  usageLimit,
});
const usageOf = async (feature) => (await client.checkEntitlement(feature)).currentUsage;
const balance = async () => {
  const { usageLimit, currentUsage } = await client.checkEntitlement(wallet);
  return usageLimit - currentUsage;
};

chapter('1. Report calculated usage');
const seatsBefore = await usageOf({ ...seats, resourceId: 'resource-01' });
await call('reportUsage', { ...seats, value: 10, resourceId: 'resource-01' });
changed('seats of resource-01', seatsBefore, await usageOf({ ...seats, resourceId: 'resource-01' }));

chapter('2. Report raw events: the same login twice is one active user');
const usersBefore = await usageOf(users);
const login = {
  customerId,
  eventName: 'user_login',
  idempotencyKey: 'login-1',
  timestamp: new Date().toISOString(),
  dimensions: { user_id: 'ada' },
};
await call('reportEvent', login);
await call('reportEvent', login);
changed('active users of the month', usersBefore, await usageOf(users));

chapter('3. Check and limit');
await call('checkEntitlement', { ...seats, requestedUsage: 20 }, decision);
await call('checkEntitlement', { ...seats, requestedUsage: 21 }, decision);

chapter('4. Paywall');
await call(
  'getPaywall',
  { productId: 'product-inkwell', customerId },
  ({ plans, paywallCalculatedPricePoints, customer }) => ({
    plans: plans.map(({ id, displayName }) => ({ id, displayName })),
    prices: paywallCalculatedPricePoints.map(
      ({ planId, billingPeriod, amount }) => `${planId} ${amount} ${billingPeriod}`,
    ),
    eligibleForTrial: customer.eligibleForTrial,
  }),
);

chapter('5. Preview an upgrade in mid-period, then provision it');
const upgrade = { customerId, planId: 'plan-enterprise', billingPeriod: 'MONTHLY' };
await call('previewSubscription', upgrade, ({ immediateInvoice, recurringInvoice, billingPeriodRange }) => ({
  now: immediateInvoice.total,
  proration: immediateInvoice.proration,
  renewal: recurringInvoice.total,
  billingPeriodRange,
}));
await call('provisionSubscription', upgrade, ({ status, subscription }) => ({
  status,
  planId: subscription.planId,
  invoiced: subscription.latestInvoice.total,
}));
changed('plan', 'plan-pro', (await client.getSubscription({ subscriptionId: 'subscription-test-id' })).planId);

chapter('6. Grant a promotion, and revoke it');
const lines = {
  customEndDate: null,
  hasUnlimitedUsage: null,
  hasSoftLimit: null,
  enumValues: null,
  isVisible: true,
  resetPeriod: null,
  yearlyResetPeriodConfiguration: null,
  monthlyResetPeriodConfiguration: null,
  weeklyResetPeriodConfiguration: null,
};
const workspace = { ...seats, resourceId: 'resource-01' };
const free = { customerId: 'customer-free', featureId: 'feature-seats' };
const limitOf = async (feature) => (await client.checkEntitlement(feature)).usageLimit;
const limitBefore = await limitOf(free);
await call(
  'grantPromotionalEntitlements',
  {
    customerId: 'customer-free',
    promotionalEntitlements: [
      { ...lines, featureId: 'feature-seats', period: '1 week', usageLimit: 25 },
      { ...lines, featureId: 'feature-retention-days', period: 'lifetime', usageLimit: 30 },
    ],
  },
  (granted) =>
    granted.map(({ featureId, status, endDate, usageLimit }) => ({ featureId, status, endDate, usageLimit })),
);
changed('seat limit of customer-free', limitBefore, await limitOf(free));
await call('revokePromotionalEntitlement', free, ({ featureId, status }) => ({ featureId, status }));
await call(
  'revokePromotionalEntitlements',
  { customerId: 'customer-free', featureIds: ['feature-retention-days'] },
  (all) => all.length,
);
changed('seat limit of customer-free', 25, await limitOf(free));

chapter('7. Automatic credit recharge');
const full = await balance();
await call('saveAutoRecharge', {
  ...wallet,
  isEnabled: true,
  thresholdValue: 20,
  targetBalance: 200,
  maxSpendLimit: 50,
});
await call('consumeCredits', { ...wallet, amount: full - 15, idempotencyKey: 'chapter-12' }, ({ amount, credit }) => ({
  amount,
  credit,
}));
changed('credits', full, await balance());
await call('listCreditLedger', wallet, ({ data }) => data.map(({ eventType, amount }) => `${eventType} ${amount}`));

chapter('8. What a webhook would have been told of it');
const answer = await (mock ?? globalThis).fetch(`${baseUrl}/_mock/notifications`, { headers: { 'X-API-KEY': apiKey } });
// A proxy before the mock may know the API only.
const { data: told } = answer.ok ? await answer.json() : { data: [] };
for (const { type, customerId } of told) console.log(`← ${type} (${customerId})`);

console.log(`\nSeats of resource-01 at the end: ${await usageOf(workspace)}.`);
await mock?.close();
