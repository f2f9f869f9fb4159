import { expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

type Story = Awaited<ReturnType<typeof inkwell>>;

const EXPORTS = { customerId: 'customer-test-id', featureId: 'feature-exports' };
const EXPORTED = { conditions: [{ field: 'eventName', operation: 'EQUALS', value: 'text_exported' }] } as const;
const COUNTED = { aggregation: { function: 'COUNT' }, filters: [EXPORTED] } as const;

/** A feature that the customer has without a limit, so that its usage can be read. */
async function withExports({ client }: Story) {
  await client.createFeature({
    id: 'feature-exports',
    displayName: 'Exports',
    featureType: 'NUMBER',
    meterType: 'INCREMENTAL',
  });
  await client.grantPromotionalEntitlements({
    customerId: 'customer-test-id',
    promotionalEntitlements: [
      {
        featureId: 'feature-exports',
        period: 'lifetime',
        customEndDate: null,
        usageLimit: null,
        hasUnlimitedUsage: true,
        hasSoftLimit: null,
        enumValues: null,
        isVisible: null,
        resetPeriod: null,
        yearlyResetPeriodConfiguration: null,
        monthlyResetPeriodConfiguration: null,
        weeklyResetPeriodConfiguration: null,
      },
    ],
  });
}

async function exported({ client }: Story, key: string, format: string, pages: number) {
  await client.reportEvent({
    customerId: 'customer-test-id',
    eventName: 'text_exported',
    idempotencyKey: key,
    dimensions: { format, pages },
  });
}

async function usage({ client }: Story) {
  const entitlement = await client.checkEntitlement(EXPORTS);
  return entitlement.type === 'FEATURE' ? entitlement.currentUsage : undefined;
}

it('a meter makes usage of events from the moment it is set', async () => {
  const story = await inkwell();
  await withExports(story);
  expect(await story.client.updateFeature({ featureId: 'feature-exports', meter: COUNTED })).toMatchObject({
    meter: COUNTED,
  });
  await exported(story, 'one', 'pdf', 12);
  await exported(story, 'two', 'epub', 30);
  expect(await usage(story)).toBe(2);
});

it('a meter counts the events that came before it, and no measurement', async () => {
  const story = await inkwell();
  await withExports(story);
  await exported(story, 'one', 'pdf', 12);
  await story.client.reportUsage({ ...EXPORTS, value: 100 });
  expect(await usage(story)).toBe(100);
  await story.client.updateFeature({ featureId: 'feature-exports', meter: COUNTED });
  expect(await usage(story)).toBe(1);
});

it('another meter looks at the same events with other eyes', async () => {
  const story = await inkwell();
  const { client } = story;
  await withExports(story);
  await client.updateFeature({ featureId: 'feature-exports', meter: COUNTED });
  await exported(story, 'one', 'pdf', 12);
  await exported(story, 'two', 'epub', 30);
  await exported(story, 'three', 'pdf', 8);
  const isPdf = { field: 'format', operation: 'EQUALS', value: 'pdf' } as const;
  const filters = [{ conditions: [...EXPORTED.conditions, isPdf] }];
  const measured = async (name: 'SUM' | 'MAX' | 'AVG' | 'UNIQUE', field: string) => {
    await client.updateFeature({
      featureId: 'feature-exports',
      meter: { aggregation: { function: name, field }, filters },
    });
    return usage(story);
  };
  expect(await measured('SUM', 'pages')).toBe(20);
  expect(await measured('MAX', 'pages')).toBe(12);
  expect(await measured('AVG', 'pages')).toBe(10);
  expect(await measured('UNIQUE', 'format')).toBe(1);
});

it('a feature with a meter takes no measurements', async () => {
  const story = await inkwell();
  await withExports(story);
  await story.client.updateFeature({ featureId: 'feature-exports', meter: COUNTED });
  await expect(story.client.reportUsage({ ...EXPORTS, value: 1 })).rejects.toMatchObject({
    code: 'CannotReportUsageForEntitlementWithMeterError',
  });
});

it('a meter says what it reads, and only a metered feature has one', async () => {
  const story = await inkwell();
  const { client } = story;
  await withExports(story);
  await exported(story, 'one', 'pdf', 12);
  await story.client.reportUsage({ ...EXPORTS, value: 5 });
  await expect(
    client.updateFeature({
      featureId: 'feature-exports',
      meter: { aggregation: { function: 'SUM' }, filters: [EXPORTED] },
    }),
  ).rejects.toMatchObject({ code: 'BadUserInput', message: expect.stringContaining('body.meter.aggregation.field') });
  await expect(client.updateFeature({ featureId: 'feature-sso', meter: COUNTED })).rejects.toMatchObject({
    code: 'MeterMustBeAssociatedToMeteredFeature',
  });
  expect(await usage(story)).toBe(5);
});
