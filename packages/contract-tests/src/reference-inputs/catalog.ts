// Coupons, features and products; plans and add-ons are in packages.ts.
import { METADATA, ZERO_DOLLARS } from './billing.ts';
import { CREATED_AT, UUID_PAGE } from './paging.ts';
import { get, patch, post } from './request.ts';

const COUPONS = '/api/v1/coupons';
const FEATURES = '/api/v1/features';
const PRODUCTS = '/api/v1/products';

const FEATURE_DETAILS = {
  displayName: 'displayName',
  description: 'description',
  enumConfiguration: [{ displayName: 'displayName', value: 'value' }],
  featureUnits: 'featureUnits',
  featureUnitsPlural: 'featureUnitsPlural',
  metadata: METADATA,
  unitTransformation: {
    divide: 0,
    featureUnits: 'featureUnits',
    featureUnitsPlural: 'featureUnitsPlural',
    round: 'UP',
  },
};

/** The condition compares with one value and with several at once. */
const METER = {
  aggregation: { function: 'SUM', field: 'field' },
  filters: [{ conditions: [{ field: 'field', operation: 'EQUALS', value: 'value', values: ['string'] }] }],
};

const PRODUCT_DETAILS = {
  displayName: 'displayName',
  description: 'description',
  metadata: METADATA,
  multipleSubscriptions: true,
};

export const catalog = {
  createCoupon: post(
    COUPONS,
    {
      id: 'id',
      amountsOff: null,
      description: null,
      durationInMonths: null,
      metadata: null,
      name: 'name',
      percentOff: null,
    },
    {
      id: 'id',
      amountsOff: [ZERO_DOLLARS],
      description: 'description',
      durationInMonths: 1,
      metadata: METADATA,
      name: 'name',
      percentOff: 1,
    },
  ),
  listCoupons: get(
    COUPONS,
    `${COUPONS}?${UUID_PAGE}&id=id&${CREATED_AT}&status=ACTIVE&type=FIXED`,
    `${COUPONS}?status=ACTIVE%2CARCHIVED`,
  ),
  getCoupon: get(`${COUPONS}/x`),
  updateCoupon: patch(`${COUPONS}/x`, {}, { description: 'description', metadata: METADATA, name: 'name' }),
  archiveCoupon: post(`${COUPONS}/x/archive`),
  createFeature: post(
    FEATURES,
    { id: 'id', displayName: 'displayName', featureType: 'BOOLEAN' },
    { id: 'id', featureType: 'BOOLEAN', featureStatus: 'NEW', meterType: 'None', ...FEATURE_DETAILS },
  ),
  listFeatures: get(
    FEATURES,
    `${FEATURES}?${UUID_PAGE}&id=id&${CREATED_AT}&featureType=BOOLEAN&meterType=None&status=NEW`,
    `${FEATURES}?featureType=BOOLEAN%2CNUMBER&meterType=None%2CFLUCTUATING&status=NEW%2CSUSPENDED`,
  ),
  getFeature: get(`${FEATURES}/x`),
  updateFeature: patch(`${FEATURES}/x`, {}, { ...FEATURE_DETAILS, meter: METER }),
  archiveFeature: post(`${FEATURES}/x/archive`),
  unarchiveFeature: post(`${FEATURES}/x/unarchive`),
  createProduct: post(PRODUCTS, { id: 'id', displayName: 'displayName' }, { id: 'id', ...PRODUCT_DETAILS }),
  listProducts: get(
    PRODUCTS,
    `${PRODUCTS}?${UUID_PAGE}&id=id&${CREATED_AT}&status=PUBLISHED`,
    `${PRODUCTS}?status=PUBLISHED%2CARCHIVED`,
  ),
  updateProduct: patch(
    `${PRODUCTS}/x`,
    {},
    {
      ...PRODUCT_DETAILS,
      productSettings: {
        subscriptionCancellationTime: 'END_OF_BILLING_PERIOD',
        subscriptionEndSetup: 'DOWNGRADE_TO_FREE',
        subscriptionStartSetup: 'PLAN_SELECTION',
        downgradePlanId: 'downgradePlanId',
        prorateAtEndOfBillingPeriod: true,
        subscriptionStartPlanId: 'subscriptionStartPlanId',
      },
      usageResetCutoffRule: { behavior: 'NEVER_RESET' },
    },
  ),
  duplicateProduct: post(
    `${PRODUCTS}/x/duplicate`,
    { targetId: 'targetId' },
    { targetId: 'targetId', description: 'description', displayName: 'displayName' },
  ),
  archiveProduct: post(`${PRODUCTS}/x/archive`),
  unarchiveProduct: post(`${PRODUCTS}/x/unarchive`),
};
