import { expect, it } from 'vitest';
import { inkwell, NOON } from '../../src/inkwell.ts';

const FORMATS = [
  { value: 'pdf', displayName: 'PDF' },
  { value: 'epub', displayName: 'EPUB' },
];

it('a feature is created once, under an id of its own', async () => {
  const { client } = await inkwell();
  const feature = {
    id: 'feature-exports',
    displayName: 'Exports',
    featureType: 'NUMBER',
    meterType: 'INCREMENTAL',
  } as const;
  expect(await client.createFeature(feature)).toEqual({
    ...feature,
    description: null,
    featureStatus: 'ACTIVE',
    featureUnits: null,
    featureUnitsPlural: null,
    enumConfiguration: null,
    unitTransformation: null,
    meter: null,
    metadata: {},
    createdAt: NOON,
    updatedAt: NOON,
  });
  await expect(client.createFeature(feature)).rejects.toMatchObject({
    status: 409,
    code: 'DuplicatedEntityNotAllowed',
    message: expect.stringContaining('body.id'),
  });
});

it('what was created can be reported at once', async () => {
  const { client } = await inkwell();
  await client.createFeature({
    id: 'feature-exports',
    displayName: 'Exports',
    featureType: 'NUMBER',
    meterType: 'INCREMENTAL',
  });
  const exported = { customerId: 'customer-test-id', featureId: 'feature-exports', value: 3 };
  expect(await client.reportUsage(exported)).toMatchObject({ value: 3, currentUsage: 3 });
});

it('blocks of a thousand are rounded up, unless one says down', async () => {
  const { client } = await inkwell();
  const words = { displayName: 'Words', featureType: 'NUMBER', meterType: 'INCREMENTAL' } as const;
  const unitTransformation = { divide: 1000, featureUnits: 'page', featureUnitsPlural: 'pages' };
  expect(await client.createFeature({ id: 'feature-words', ...words, unitTransformation })).toMatchObject({
    unitTransformation: { ...unitTransformation, round: 'UP' },
  });
  expect(
    await client.updateFeature({ featureId: 'feature-words', unitTransformation: { divide: 500, round: 'DOWN' } }),
  ).toMatchObject({
    unitTransformation: { divide: 500, round: 'DOWN', featureUnits: null, featureUnitsPlural: null },
  });
  expect(await client.updateFeature({ featureId: 'feature-words', unitTransformation: null })).toMatchObject({
    unitTransformation: null,
  });
});

it('a choice has values, each of them once', async () => {
  const { client } = await inkwell();
  const formats = { id: 'feature-formats', displayName: 'Formats', featureType: 'ENUM' } as const;
  const refused = { status: 400, code: 'BadUserInput', message: expect.stringContaining('body.enumConfiguration') };
  await expect(client.createFeature(formats)).rejects.toMatchObject(refused);
  await expect(client.createFeature({ ...formats, enumConfiguration: [...FORMATS, ...FORMATS] })).rejects.toMatchObject(
    refused,
  );
  expect(await client.createFeature({ ...formats, enumConfiguration: FORMATS })).toMatchObject({
    enumConfiguration: FORMATS,
  });
});

it('a switch cannot be metered, and has no values', async () => {
  const { client } = await inkwell();
  const dark = { id: 'feature-dark', displayName: 'Dark mode', featureType: 'BOOLEAN' } as const;
  await expect(client.createFeature({ ...dark, meterType: 'INCREMENTAL' })).rejects.toMatchObject({
    code: 'MeteringNotAvailableForFeatureType',
  });
  await expect(client.createFeature({ ...dark, enumConfiguration: FORMATS })).rejects.toMatchObject({
    code: 'UnsupportedFeatureType',
  });
  await expect(client.getFeature({ featureId: 'feature-dark' })).rejects.toMatchObject({
    status: 404,
    code: 'FeatureNotFound',
  });
});

it('an update changes what is given and leaves the rest', async () => {
  const { client, clock } = await inkwell();
  clock.advance('PT1H');
  await client.updateFeature({ featureId: 'feature-seats', displayName: 'Writers', metadata: { team: 'growth' } });
  expect(await client.getFeature({ featureId: 'feature-seats' })).toMatchObject({
    displayName: 'Writers',
    featureUnits: 'seat',
    metadata: { team: 'growth' },
    updatedAt: '2026-03-10T13:00:00.000Z',
  });
  expect(await client.checkEntitlement({ customerId: 'customer-test-id', featureId: 'feature-seats' })).toMatchObject({
    isGranted: true,
    feature: { displayName: 'Writers' },
  });
});

it('a value that a plan entitles to stays, and others may come and go', async () => {
  const { client } = await inkwell();
  const [email, chat, phone] =
    (await client.getFeature({ featureId: 'feature-support-channels' })).enumConfiguration ?? [];
  if (!email || !chat || !phone) throw new Error('the demo company has three channels');
  await expect(
    client.updateFeature({ featureId: 'feature-support-channels', enumConfiguration: [email, chat] }),
  ).rejects.toMatchObject({ code: 'IntegrityViolation', message: expect.stringContaining('plan-enterprise') });
  const fax = { value: 'fax', displayName: 'Fax' };
  expect(
    await client.updateFeature({
      featureId: 'feature-support-channels',
      enumConfiguration: [email, chat, phone, fax],
    }),
  ).toMatchObject({ enumConfiguration: [email, chat, phone, fax] });
});

it('units that are priced stay as they are', async () => {
  const { client } = await inkwell();
  await expect(
    client.updateFeature({ featureId: 'feature-api-calls', unitTransformation: { divide: 1000 } }),
  ).rejects.toMatchObject({
    code: 'CannotUpdateUnitTransformationError',
    message: expect.stringContaining('plan-pro'),
  });
});

it('a feature that is on sale cannot be archived; the refusal says where it is', async () => {
  const { client } = await inkwell();
  await expect(client.archiveFeature({ featureId: 'feature-sso' })).rejects.toMatchObject({
    status: 400,
    code: 'CannotArchiveFeatureError',
    message: expect.stringMatching(/plan-enterprise, addon-sso/),
  });
  expect(await client.getFeature({ featureId: 'feature-sso' })).toMatchObject({ featureStatus: 'ACTIVE' });
});

it('nor can one that the next version of a plan will have, until that draft is removed', async () => {
  const { client } = await inkwell();
  await client.createFeature({ id: 'feature-fax', displayName: 'Fax', featureType: 'BOOLEAN' });
  await client.createPlanDraft({ planId: 'plan-pro' });
  await client.createPlanEntitlements({ planId: 'plan-pro', entitlements: [{ id: 'feature-fax', type: 'FEATURE' }] });
  await expect(client.archiveFeature({ featureId: 'feature-fax' })).rejects.toMatchObject({
    code: 'CannotArchiveFeatureError',
    message: expect.stringContaining('plan-pro'),
  });
  await client.removePlanDraft({ planId: 'plan-pro' });
  expect(await client.archiveFeature({ featureId: 'feature-fax' })).toMatchObject({ featureStatus: 'SUSPENDED' });
});

it('an archived feature is out of use until it comes back as it was', async () => {
  const { client } = await inkwell();
  const id = { featureId: 'feature-beta' };
  await client.createFeature({ id: 'feature-beta', displayName: 'Beta', featureType: 'BOOLEAN', featureStatus: 'NEW' });
  expect(await client.archiveFeature(id)).toMatchObject({ featureStatus: 'SUSPENDED' });
  expect(await client.archiveFeature(id)).toMatchObject({ featureStatus: 'SUSPENDED' });
  await expect(
    client.grantPromotionalEntitlements({
      customerId: 'customer-test-id',
      promotionalEntitlements: [
        {
          featureId: 'feature-beta',
          period: 'lifetime',
          customEndDate: null,
          usageLimit: null,
          hasUnlimitedUsage: null,
          hasSoftLimit: null,
          enumValues: null,
          isVisible: null,
          resetPeriod: null,
          yearlyResetPeriodConfiguration: null,
          monthlyResetPeriodConfiguration: null,
          weeklyResetPeriodConfiguration: null,
        },
      ],
    }),
  ).rejects.toMatchObject({ code: 'EntityIsArchivedError' });
  expect(await client.unarchiveFeature(id)).toMatchObject({ featureStatus: 'NEW' });
});

it('features are found by kind, metering, status, id and time', async () => {
  const { client, clock } = await inkwell();
  clock.advance('PT1H');
  await client.createFeature({ id: 'feature-beta', displayName: 'Beta', featureType: 'BOOLEAN', featureStatus: 'NEW' });
  const ids = async (query: object) => (await client.listFeatures(query)).data.map(({ id }) => id);
  expect(await ids({ featureType: ['ENUM', 'BOOLEAN'] })).toEqual([
    'feature-version-history',
    'feature-sso',
    'feature-support-channels',
    'feature-beta',
  ]);
  expect(await ids({ meterType: ['FLUCTUATING'] })).toEqual(['feature-seats']);
  expect(await ids({ status: ['NEW', 'SUSPENDED'] })).toEqual(['feature-beta']);
  expect(await ids({ id: 'feature-sso' })).toEqual(['feature-sso']);
  expect(await ids({ createdAt: { gt: NOON } })).toEqual(['feature-beta']);
  expect(await ids({ featureType: ['NUMBER'], meterType: ['None'] })).toEqual(['feature-retention-days']);
});
