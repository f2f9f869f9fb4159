// What a plan or an add-on entitles to, as it is created and as it is changed.
import { EVERY_RESET_CONFIGURATION } from './reset-period.ts';

const OF_EITHER_KIND = {
  behavior: 'Increment',
  description: 'description',
  displayNameOverride: 'displayNameOverride',
  hasSoftLimit: true,
  hiddenFromWidgets: ['PAYWALL'],
  isCustom: true,
  isGranted: true,
  order: 0,
};

/** Unlimited and limited at once. */
const FEATURE = {
  type: 'FEATURE',
  ...OF_EITHER_KIND,
  enumValues: ['string'],
  hasUnlimitedUsage: true,
  usageLimit: 0,
  ...EVERY_RESET_CONFIGURATION,
};

const CREDIT = {
  type: 'CREDIT',
  ...OF_EITHER_KIND,
  amount: 1,
  cadence: 'MONTH',
  dependencyFeatureId: 'dependencyFeatureId',
};

export const NEW_ENTITLEMENTS = [
  { entitlements: [{ id: 'id', type: 'FEATURE' }] },
  { entitlements: [{ id: 'id', ...FEATURE }] },
  { entitlements: [{ id: 'id', type: 'CREDIT', amount: 1, cadence: 'MONTH' }] },
  { entitlements: [{ id: 'id', ...CREDIT }] },
];

export const ENTITLEMENT_PATCHES = [{ type: 'FEATURE' }, FEATURE, { type: 'CREDIT' }, CREDIT];
