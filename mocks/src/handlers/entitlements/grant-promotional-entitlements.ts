import type { PromotionalGrant } from '@meterline/openapi/types';
import {
  assertGrantable,
  endOf,
  isActive,
  type PromotionalEntitlement,
} from '../../engine/entitlements/promotional.ts';
import { Refusal } from '../../engine/refusal.ts';
import { fromIso } from '../../engine/time.ts';
import { knownCustomer, knownFeature } from '../../store/account.ts';
import type { Context, Handler } from '../handler.ts';
import { promotionFor } from './promotions.ts';
import { resetConfigurationIn } from './reset-configuration.ts';
import { toPromotion } from './wire.ts';

export const grantPromotionalEntitlements: Handler<'grantPromotionalEntitlements'> = (input, context) => {
  const { store, at } = context;
  const { customerId, promotionalEntitlements } = input;
  const customer = knownCustomer(store, customerId);
  if (customer.archivedAt !== null)
    throw new Refusal('EntityIsArchivedError', `customerId: ${customerId} is archived. Unarchive it first.`);
  const promotions = promotionalEntitlements.map((line, index) =>
    decide(customerId, line, `body.promotionalEntitlements[${index}]`, context),
  );
  store.commit({ promotions });
  return {
    status: 201,
    body: { data: promotions.map((promotion) => toPromotion(promotion, context.environmentId, at)) },
  };
};

function decide(
  customerId: string,
  line: PromotionalGrant,
  field: string,
  { store, at }: Context,
): PromotionalEntitlement {
  const feature = knownFeature(store, line.featureId, `${field}.featureId`);
  const before = promotionFor(store, customerId, feature.id);
  const isRegrant = before !== undefined && isActive(before, at);
  const promotion: PromotionalEntitlement = {
    id: isRegrant ? before.id : store.uuid(),
    customerId,
    featureId: feature.id,
    description: null,
    period: line.period,
    startDate: at,
    endDate: endOf(line.period, line.customEndDate === null ? null : fromIso(line.customEndDate), at, field),
    revokedAt: null,
    usageLimit: line.usageLimit,
    hasUnlimitedUsage: line.hasUnlimitedUsage,
    hasSoftLimit: line.hasSoftLimit,
    enumValues: line.enumValues,
    resetPeriod: line.resetPeriod,
    resetPeriodConfiguration: resetConfigurationIn(line, line.resetPeriod),
    isVisible: line.isVisible ?? true,
    createdAt: isRegrant ? before.createdAt : at,
    updatedAt: at,
  };
  assertGrantable(promotion, feature, field);
  return promotion;
}
