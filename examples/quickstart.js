// The quickstart of the docs, with the client.
// Start the mock first: npm start, or npm run mock.
import { createClient } from '@meterline/client';

const baseUrl = process.argv[2] ?? 'http://127.0.0.1:4010';
// Any key will do. A new one starts a new world, so this can run again.
const apiKey = `server-${crypto.randomUUID()}`;
const client = createClient({ apiKey, baseUrl });

const customerId = 'customer-test-id';
const seats = { customerId, featureId: 'feature-seats', resourceId: 'resource-01' };
const wallet = { customerId, currencyId: 'currency-credits' };

/** The mock's own doors: its clock, and putting it back. */
async function mock(method, path, body) {
  const headers = { 'X-API-KEY': apiKey, 'Content-Type': 'application/json' };
  const response = await fetch(`${baseUrl}/_mock/${path}`, {
    method,
    headers,
    body: JSON.stringify(body),
  });
  return (await response.json()).data;
}

// Report usage.
const measurement = await client.reportUsage({
  customerId: 'customer-test-id',
  featureId: 'feature-seats',
  value: 10,
  resourceId: 'resource-01',
});
console.log(measurement.currentUsage); // → 10

// Check, and hit the limit.
const more = await client.checkEntitlement({ ...seats, requestedUsage: 5 });
console.log(more.isGranted); // → true
const tooMany = await client.checkEntitlement({ ...seats, requestedUsage: 11 });
console.log(tooMany.accessDeniedReason); // → RequestedUsageExceedingLimit

// Send an event twice. It counts once.
// Its time is that of the mock, whose clock may stand somewhere else.
const { now } = await mock('GET', 'clock');
const login = {
  customerId,
  eventName: 'user_login',
  idempotencyKey: 'login-1',
  timestamp: now,
  dimensions: { user_id: 'ada' },
};
await client.reportEvent(login);
await client.reportEvent(login);
const users = await client.checkEntitlement({
  customerId,
  featureId: 'feature-active-users',
});
console.log(users.currentUsage); // → 1

// Preview an upgrade. What is due now depends on the day, the next month does not.
const preview = await client.previewSubscription({
  customerId,
  planId: 'plan-enterprise',
  billingPeriod: 'MONTHLY',
});
const { proration } = preview.immediateInvoice;
console.log(proration.hasProrations, preview.recurringInvoice.total); // → true 199

// Show the paywall.
const paywall = await client.getPaywall({ productId: 'product-inkwell' });
console.log(paywall.plans.map((plan) => plan.id));
// → [ 'plan-free', 'plan-pro', 'plan-enterprise' ]

// Grant a promotion, and revoke it.
const promotion = { customerId: 'customer-free', featureId: 'feature-seats' };
await client.grantPromotionalEntitlements({
  customerId: 'customer-free',
  promotionalEntitlements: [{ featureId: 'feature-seats', period: '1 week', usageLimit: 25 }],
});
console.log((await client.checkEntitlement(promotion)).usageLimit); // → 25
await client.revokePromotionalEntitlement(promotion);
console.log((await client.checkEntitlement(promotion)).usageLimit); // → 3

// Let credits recharge: below 20, buy up to 200.
await client.saveAutoRecharge({
  ...wallet,
  isEnabled: true,
  thresholdValue: 20,
  targetBalance: 200,
  maxSpendLimit: 50,
});
const { credit } = await client.consumeCredits({
  ...wallet,
  amount: 85,
  idempotencyKey: 'chapter-1',
});
console.log(credit.usageLimit - credit.currentUsage); // → 200

// Advance the clock of the mock by a month.
const { happenings } = await mock('POST', 'clock/advance', { duration: 'P1M' });
console.log(happenings.some(({ type }) => type === 'subscription.renewed'));
// → true
