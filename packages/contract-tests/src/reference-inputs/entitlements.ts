import { INSTANT } from './instant.ts';
import { CREATED_AT, UUID_PAGE } from './paging.ts';
import { del, get, post } from './request.ts';
import { EVERY_RESET_CONFIGURATION } from './reset-period.ts';

const ENTITLEMENTS = '/api/v1/customers/x/entitlements';
const PROMOTIONAL_ENTITLEMENTS = '/api/v1/customers/x/promotional-entitlements';

export const entitlements = {
  listEntitlements: get(ENTITLEMENTS, `${ENTITLEMENTS}?resourceId=resourceId`),
  checkEntitlement: get(
    `${ENTITLEMENTS}/check`,
    `${ENTITLEMENTS}/check?currencyId=x&featureId=x&requestedUsage=0&requestedValues=string&resourceId=x`,
    `${ENTITLEMENTS}/check?featureId=x&requestedValues=string%2Cstring`,
  ),
  grantPromotionalEntitlements: post(
    PROMOTIONAL_ENTITLEMENTS,
    {
      promotionalEntitlements: [
        {
          customEndDate: null,
          enumValues: null,
          featureId: 'featureId',
          hasSoftLimit: null,
          hasUnlimitedUsage: null,
          isVisible: null,
          monthlyResetPeriodConfiguration: null,
          period: '1 week',
          resetPeriod: null,
          usageLimit: null,
          weeklyResetPeriodConfiguration: null,
          yearlyResetPeriodConfiguration: null,
        },
      ],
    },
    {
      promotionalEntitlements: [
        {
          customEndDate: INSTANT,
          enumValues: ['string'],
          featureId: 'featureId',
          hasSoftLimit: true,
          hasUnlimitedUsage: true,
          isVisible: true,
          period: '1 week',
          usageLimit: Number.MIN_SAFE_INTEGER,
          ...EVERY_RESET_CONFIGURATION,
        },
      ],
    },
  ),
  listPromotionalEntitlements: get(
    PROMOTIONAL_ENTITLEMENTS,
    `${PROMOTIONAL_ENTITLEMENTS}?${UUID_PAGE}&${CREATED_AT}&status=Active`,
    `${PROMOTIONAL_ENTITLEMENTS}?status=Active%2CExpired`,
  ),
  revokePromotionalEntitlement: del('/api/v1/customers/id/promotional-entitlements/featureId'),
};
