import { describe, expect, it } from 'vitest';
import { operations } from '../src/contract.ts';
import { inkwell } from '../src/inkwell.ts';
import { extremesOf, junkOf, KNOWN_IDS, requestOf, urlOf } from '../src/sweep.ts';

/** What must be there before the example of an operation makes sense. */
const BEFORE: Record<string, (story: Awaited<ReturnType<typeof inkwell>>) => Promise<unknown>> = {
  revokePromotionalEntitlement: ({ client }) =>
    client.grantPromotionalEntitlements({
      customerId: 'customer-test-id',
      promotionalEntitlements: [promotion('feature-seats', 30)],
    }),
  revokePromotionalEntitlements: ({ client }) =>
    client.grantPromotionalEntitlements({
      customerId: 'customer-test-id',
      promotionalEntitlements: [
        promotion('feature-seats', 30),
        promotion('feature-api-calls', 500_000),
        promotion('feature-sso', null),
      ],
    }),
  upsertEntities: entityTypes,
  getEntity: entities,
  archiveEntities: entities,
  unarchiveEntities: entities,
  upsertAssignments: entities,
  getContract: contract,
  updateContract: contract,
  archiveContract: contract,
  triggerDataExportSync: destination,
  updateDataExportDestination: destination,
  deleteDataExportDestination: destination,
  getCustomerIntegration: integration,
  updateCustomerIntegration: integration,
  unlinkCustomerIntegration: integration,
  detachPaymentMethod: nothingGoesOn,
  delegateSubscription: anotherPayer,
  cancelScheduledUpdate: ({ client }) =>
    client.updateSubscription({ subscriptionId, addons: twoPacks, scheduleStrategy: 'END_OF_BILLING_PERIOD' }),
  cancelPendingPaymentUpdate: async (story) => {
    await nothingGoesOn(story);
    await story.client.detachPaymentMethod({ customerId: 'customer-test-id' });
    await story.client.updateSubscription({ subscriptionId, addons: twoPacks });
  },
  markSubscriptionInvoicePaid: ({ client }) =>
    client.provisionSubscription({
      customerId: 'customer-test-id',
      planId: 'plan-enterprise',
      billingPeriod: 'MONTHLY',
      paymentCollectionMethod: 'INVOICE',
    }),
  removePlanDraft: planDraft,
  publishPlan: planDraft,
  updatePlan: planDraft,
  createPlanEntitlements: planDraft,
  updatePlanEntitlement: planDraft,
  deletePlanEntitlement: planDraft,
  removeAddonDraft: addonDraft,
  publishAddon: addonDraft,
  updateAddon: ({ client }) => client.createAddonDraft({ addonId: 'addon-sso' }),
  migrateSubscription: async (story) => {
    await planDraft(story);
    await story.client.publishPlan({ planId: 'plan-pro', migrationType: 'NEW_CUSTOMERS' });
  },
  createAddonEntitlements: addonDraft,
  updateAddonEntitlement: addonDraft,
  deleteAddonEntitlement: addonDraft,
  archiveAddon: ({ client }) => client.updatePlan({ planId: 'plan-pro', compatibleAddonIds: null }),
  archiveFeature: nothingOnSale,
  archiveCustomCurrency: nothingOnSale,
};

/** Where the example of an operation is about something else than the usual. */
const IDS: Record<string, Record<string, string>> = {
  updateAddonEntitlement: { entitlementId: 'entitlement-1' },
  deleteAddonEntitlement: { entitlementId: 'entitlement-1' },
  updateAddon: { addonId: 'addon-sso' },
  archiveAddon: { addonId: 'addon-sso' },
  archivePlan: { planId: 'plan-enterprise' },
};

/** Queries that an operation needs although the contract cannot say so. */
const QUERY: Record<string, Record<string, string>> = {
  checkEntitlement: { featureId: 'feature-seats' },
  checkGovernedEntitlement: { featureId: 'feature-seats' },
};

type Story = Awaited<ReturnType<typeof inkwell>>;

async function entityTypes({ client }: Story) {
  await client.upsertEntityTypes({
    types: [
      { id: 'team', displayName: 'Team', attributionKeys: ['teamId'] },
      { id: 'user', displayName: 'User', attributionKeys: ['userId'] },
      { id: 'model', displayName: 'Model', attributionKeys: ['model'] },
    ],
  });
}

async function entities(story: Story) {
  await entityTypes(story);
  await story.client.upsertEntities({
    customerId: 'customer-test-id',
    entities: [
      { id: 'team-editors', entityTypeId: 'team' },
      { id: 'user-ada', entityTypeId: 'user' },
      { id: 'model-large', entityTypeId: 'model' },
    ],
  });
}

async function contract({ client }: Story) {
  await client.createContract({
    customerId: 'customer-test-id',
    subscriptions: [{ existingSubscriptionId: 'subscription-test-id' }],
  });
}

async function destination({ client }: Story) {
  await client.createDataExportDestination({
    destinationId: 'destination-warehouse',
    destinationType: 'snowflake',
  });
}

const subscriptionId = 'subscription-test-id';
const twoPacks = [{ id: 'addon-extra-seats', quantity: 2 }];

async function integration({ client }: Story) {
  await client.linkCustomerIntegration({
    customerId: 'customer-test-id',
    id: 'integration-stripe',
    syncedEntityId: 'cus-test',
    vendorIdentifier: 'STRIPE',
  });
}

/** A card that is needed cannot be detached. */
async function nothingGoesOn({ client }: Story) {
  for (const id of [subscriptionId, 'subscription-resource-01'])
    await client.cancelSubscription({ subscriptionId: id, cancellationTime: 'END_OF_BILLING_PERIOD' });
}

async function anotherPayer({ client }: Story) {
  await client.importCustomers({
    customers: [{ id: 'customer-quill', email: null, name: 'Quill Publishing', paymentMethodId: 'card-quill' }],
  });
}

async function planDraft({ client }: Story) {
  await client.createPlanDraft({ planId: 'plan-pro' });
}

async function addonDraft({ client }: Story) {
  await client.createAddonDraft({ addonId: 'addon-extra-seats' });
}

/** What plans and add-ons use cannot be archived. */
async function nothingOnSale({ client }: Story) {
  await client.archiveProduct({ productId: 'product-inkwell' });
}

function promotion(featureId: string, usageLimit: number | null) {
  return {
    featureId,
    usageLimit,
    period: '1 month' as const,
    customEndDate: null,
    hasUnlimitedUsage: null,
    hasSoftLimit: null,
    enumValues: null,
    isVisible: null,
    resetPeriod: null,
    yearlyResetPeriodConfiguration: null,
    monthlyResetPeriodConfiguration: null,
    weeklyResetPeriodConfiguration: null,
  };
}

describe.each(operations.map((operation) => [operation.operationId, operation] as const))(
  '%s',
  (operationId, operation) => {
    const url = urlOf(operation, { ...KNOWN_IDS, ...IDS[operationId] }, QUERY[operationId]);

    it('computes an answer to its own example', async () => {
      const story = await inkwell();
      await BEFORE[operationId]?.(story);
      const response = await story.fetch(requestOf(operation, url, story.apiKey, operation.body?.examples[0]));
      expect(response.status, await response.clone().text()).toBeOneOf([200, 201]);
    });

    it('refuses a call without a key, with 401', async () => {
      const { fetch } = await inkwell();
      const response = await fetch(requestOf(operation, url, null, operation.body?.examples[0]));
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({
        code: 'Unauthenticated',
        message: expect.stringContaining('X-API-KEY'),
      });
    });

    const isRead = operation.method === 'get';
    it(isRead ? 'lets a publishable key read' : 'refuses a publishable key, with 403', async () => {
      const story = await inkwell();
      await BEFORE[operationId]?.(story);
      const publishable = story.apiKey.replace('server-', 'client-');
      const response = await story.fetch(requestOf(operation, url, publishable, operation.body?.examples[0]));
      expect(response.status).toBe(isRead ? 200 : 403);
    });

    if (
      operation.path.includes('{') &&
      operation.method !== 'post' &&
      !['listEntitlements', 'checkEntitlement', 'checkGovernedEntitlement'].includes(operationId)
    ) {
      it('answers 404 for an unknown id and names it', async () => {
        const { fetch, apiKey } = await inkwell();
        const body = operation.body?.examples[0];
        const response = await fetch(requestOf(operation, urlOf(operation, {}), apiKey, body));
        expect(response.status).toBe(404);
        expect(((await response.json()) as { message: string }).message).toContain('unknown-');
      });
    }

    const sound = operation.body?.examples[0] as Record<string, unknown> | undefined;
    const junk = operation.body && sound ? junkOf(sound, operation.body.schema) : [];
    it.each(junk.map((one) => [one.what, one] as const))(
      'refuses %s with 400, names it and changes nothing',
      async (_, { body, field }) => {
        const { fetch, apiKey, mock } = await inkwell();
        const before = await stateOf(mock.fetch, apiKey);
        const response = await fetch(requestOf(operation, url, apiKey, body));
        const answer = (await response.json()) as { message: string; code: string; violations: { field: string }[] };
        expect(response.status, JSON.stringify(answer)).toBe(400);
        expect(answer.code).toBe('BadUserInput');
        expect(answer.message).toContain(field);
        expect(answer.violations.length).toBeGreaterThan(0);
        expect(await stateOf(mock.fetch, apiKey)).toEqual(before);
      },
    );

    const extremes = operation.body && sound ? extremesOf(sound, operation.body.schema) : [];
    it.each(extremes.map((one) => [one.what, one.body] as const))('answers %s, or refuses it', async (_, body) => {
      const story = await inkwell();
      await BEFORE[operationId]?.(story);
      const response = await story.fetch(requestOf(operation, url, story.apiKey, body));
      expect(response.status, await response.clone().text()).toBeLessThan(500);
    });

    if (operation.body?.required) {
      it('refuses broken JSON with 400', async () => {
        const { fetch, apiKey } = await inkwell();
        const response = await fetch(requestOf(operation, url, apiKey, '{"broken'));
        expect(response.status).toBe(400);
      });
    }
  },
);

/** Everything that can be read of the environment. */
async function stateOf(fetch: typeof globalThis.fetch, apiKey: string): Promise<unknown[]> {
  const reads = operations.filter(({ method }) => method === 'get');
  return Promise.all(
    reads.map(async (operation) => {
      const response = await fetch(
        requestOf(operation, urlOf(operation, undefined, QUERY[operation.operationId]), apiKey),
      );
      return [operation.operationId, await response.json()];
    }),
  );
}
