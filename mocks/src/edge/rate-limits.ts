// How often the API may be asked, by operation and by entity, as its documentation says; counted on the clock of the
// environment. Example: the 31st change of one customer within a minute is answered 429, with the seconds to wait.
import type { Environment } from '../store/environment.ts';
import type { Limit } from '../store/rates.ts';
import { errorReply, type Reply } from './errors.ts';
import type { Operation } from './operation.ts';

type Input = Record<string, unknown>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Changes of one customer, subscription or resource in a minute. */
const CHANGES = 30;
/** Calls of an operation in a minute. */
const CALLS: Record<string, number> = {
  provisionCustomer: 250,
  importCustomers: 250,
  updateCustomer: 250,
  archiveCustomer: 250,
  provisionSubscription: 250,
  updateSubscription: 250,
  cancelSubscription: 250,
  migrateSubscription: 250,
  getUsageHistory: 250,
  listCoupons: 500,
  revokePromotionalEntitlement: 500,
  listSubscriptions: 1500,
  getCustomer: 3000,
  getSubscription: 3000,
  previewSubscription: 3000,
  getPaywall: 3000,
};
/** Checks of access share one limit. */
const CHECKS = { operationIds: ['checkEntitlement', 'listEntitlements'], most: 6000 };
const REPORTS = { single: 3000, several: 600 };
const EVENTS_A_SECOND = 1000;

/** The answer when a limit is reached, or null, and then the request is counted. */
export function limitedReply({ rates, clock }: Environment, operation: Operation, input: Input): Reply | null {
  const at = clock.now();
  const limits = [...entityLimits(operation, input), ...operationLimits(operation, input)];
  for (const limit of limits) {
    const wait = rates.wait(limit, at);
    if (wait > 0) return tooMany(limit, Math.ceil(wait / SECOND));
  }
  for (const limit of limits) rates.count(limit, at);
  return null;
}

function tooMany({ what, whose, most, span }: Limit, seconds: number): Reply {
  const every = span === MINUTE ? 'minute' : 'second';
  const wait = `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  const message = `The limit of ${most} ${what} a ${every}${whose ? ` for this ${whose}` : ''} is reached. Try again in ${wait}.`;
  const reply = errorReply(429, 'RateLimitExceeded', message);
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(seconds) } };
}

/** A change counts for its subscription, or for its customer, or for the resource that is subscribed. */
function entityLimits({ operationId, method, path }: Operation, input: Input): Limit[] {
  if (method === 'get') return [];
  const entity = (name: string, whose: string): Limit[] => [
    { name: `entity:${name}`, what: 'changes', whose, most: CHANGES, span: MINUTE, weight: 1 },
  ];
  const { customerId, resourceId, subscriptionId, id } = input;
  if (operationId === 'provisionCustomer') return entity(`customer:${id}`, 'customer');
  if (operationId === 'provisionSubscription') {
    return resourceId == null
      ? entity(`customer:${customerId}`, 'customer')
      : entity(`resource:${JSON.stringify([customerId, resourceId])}`, 'resource');
  }
  if (path.startsWith('/api/v1/subscriptions/{subscriptionId}')) {
    return entity(`subscription:${subscriptionId}`, 'subscription');
  }
  return path.startsWith('/api/v1/customers/{customerId}') ? entity(`customer:${customerId}`, 'customer') : [];
}

function operationLimits({ operationId }: Operation, input: Input): Limit[] {
  const calls = (name: string, most: number, what: string): Limit[] => [
    { name: `calls:${name}`, what, most, span: MINUTE, weight: 1 },
  ];
  if (CHECKS.operationIds.includes(operationId)) return calls('checks', CHECKS.most, 'checks of access');
  if (operationId === 'reportEvents') {
    const weight = (input.events as unknown[]).length;
    return [{ name: 'events', what: 'events', most: EVENTS_A_SECOND, span: SECOND, weight }];
  }
  if (operationId === 'reportUsage') {
    const isSingle = (input.usages as unknown[]).length === 1;
    return isSingle
      ? calls('reportUsage', REPORTS.single, 'usage reports')
      : calls('reportUsage:several', REPORTS.several, 'usage reports with several measurements');
  }
  const most = CALLS[operationId];
  return most === undefined ? [] : calls(operationId, most, `calls of ${operationId}`);
}
