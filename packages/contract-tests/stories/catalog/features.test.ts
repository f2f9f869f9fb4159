import { describe, expect, it } from 'vitest';
import { inkwell } from '../../src/inkwell.ts';

const tokens = {
  id: 'feature-tokens',
  displayName: 'Tokens',
  featureType: 'NUMBER',
  meterType: 'INCREMENTAL',
} as const;

describe('a feature', () => {
  it('is created once under its id, and listed', async () => {
    const { client } = await inkwell();
    const feature = await client.createFeature({ ...tokens, unitTransformation: { divide: 1000 } });
    expect(feature).toMatchObject({ featureStatus: 'ACTIVE', unitTransformation: { divide: 1000, round: 'UP' } });
    expect(await client.getFeature({ featureId: 'feature-tokens' })).toEqual(feature);
    expect((await client.listFeatures({ id: 'feature-tokens' })).data).toEqual([feature]);
    await expect(client.createFeature(tokens)).rejects.toMatchObject({
      status: 409,
      code: 'DuplicatedEntityNotAllowed',
    });
  });

  it('is found by what it is', async () => {
    const { client } = await inkwell();
    const ids = async (query: Parameters<typeof client.listFeatures>[0]) =>
      (await client.listFeatures(query)).data.map(({ id }) => id);
    expect(await ids({ featureType: ['ENUM'] })).toEqual(['feature-support-channels']);
    expect(await ids({ meterType: ['FLUCTUATING'] })).toEqual(['feature-seats']);
    expect(await ids({ status: ['SUSPENDED'] })).toEqual([]);
  });

  it('takes events once it has a meter, and measurements no more', async () => {
    const { client } = await inkwell();
    const customerId = 'customer-test-id';
    await client.createFeature(tokens);
    await client.reportUsage({ customerId, featureId: 'feature-tokens', value: 5 });
    await client.updateFeature({
      featureId: 'feature-tokens',
      meter: {
        aggregation: { function: 'SUM', field: 'tokens' },
        filters: [{ conditions: [{ field: 'eventName', operation: 'EQUALS', value: 'generated' }] }],
      },
    });
    await expect(client.reportUsage({ customerId, featureId: 'feature-tokens', value: 5 })).rejects.toMatchObject({
      code: 'CannotReportUsageForEntitlementWithMeterError',
    });
    await client.reportEvent({ customerId, eventName: 'generated', dimensions: { tokens: 40 } });
    const { series } = await client.getUsageHistory({
      customerId,
      featureId: 'feature-tokens',
      startDate: '2026-03-01T00:00:00Z',
    });
    expect(series[0]?.points.at(-1)?.value).toBe(40);
  });

  it.each([
    ['MeterMustBeAssociatedToMeteredFeature', 'feature-sso', { function: 'COUNT' as const }],
    ['BadUserInput', 'feature-api-calls', { function: 'SUM' as const }],
  ])('refuses a meter that does not fit, with %s', async (code, featureId, aggregation) => {
    const { client } = await inkwell();
    await expect(client.updateFeature({ featureId, meter: { aggregation, filters: [] } })).rejects.toMatchObject({
      status: 400,
      code,
    });
  });

  it('that is no number cannot be metered', async () => {
    const { client } = await inkwell();
    await expect(client.createFeature({ ...tokens, featureType: 'BOOLEAN' })).rejects.toMatchObject({
      code: 'MeteringNotAvailableForFeatureType',
    });
  });

  it('keeps its unit once plans count in it', async () => {
    const { client } = await inkwell();
    const divided = { unitTransformation: { divide: 10 } };
    await expect(client.updateFeature({ featureId: 'feature-api-calls', ...divided })).rejects.toMatchObject({
      code: 'CannotUpdateUnitTransformationError',
    });
    await client.createFeature(tokens);
    expect(await client.updateFeature({ featureId: 'feature-tokens', ...divided })).toMatchObject({
      unitTransformation: { divide: 10 },
    });
  });

  it('can be archived when no plan gives it, and brought back', async () => {
    const { client } = await inkwell();
    await expect(client.archiveFeature({ featureId: 'feature-seats' })).rejects.toMatchObject({
      code: 'CannotArchiveFeatureError',
      message: expect.stringContaining('plan-pro'),
    });
    await client.createFeature(tokens);
    expect(await client.archiveFeature({ featureId: 'feature-tokens' })).toMatchObject({ featureStatus: 'SUSPENDED' });
    expect(await client.unarchiveFeature({ featureId: 'feature-tokens' })).toMatchObject({ featureStatus: 'ACTIVE' });
  });
});
