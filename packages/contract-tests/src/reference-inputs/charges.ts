// The prices of a plan or an add-on, every branch at once: a free package that has prices, a flat fee that has tiers.
import { ZERO_DOLLARS } from './billing.ts';
import { EVERY_RESET_CONFIGURATION } from './reset-period.ts';

const PRICE_PERIODS = [
  {
    billingPeriod: 'MONTHLY',
    billingCountryCode: 'billingCountryCode',
    blockSize: 0,
    creditGrantCadence: 'BEGINNING_OF_BILLING_PERIOD',
    creditRate: { amount: 1, currencyId: 'currencyId', costFormula: 'costFormula' },
    price: ZERO_DOLLARS,
    tiers: [{ flatPrice: ZERO_DOLLARS, unitPrice: ZERO_DOLLARS, upTo: 0 }],
  },
];

export const CHARGES_CONFIG = {
  pricingType: 'FREE',
  billingId: 'billingId',
  minimumSpend: [{ billingPeriod: 'MONTHLY', minimum: ZERO_DOLLARS }],
  overageBillingPeriod: 'ON_SUBSCRIPTION_RENEWAL',
  overagePricingModels: [
    {
      billingModel: 'FLAT_FEE',
      pricePeriods: PRICE_PERIODS,
      billingCadence: 'RECURRING',
      creditEntitlement: { amount: 1, cadence: 'MONTH', customCurrencyId: 'customCurrencyId' },
      currencyId: 'currencyId',
      entitlement: {
        featureId: 'featureId',
        hasSoftLimit: true,
        hasUnlimitedUsage: true,
        usageLimit: 0,
        ...EVERY_RESET_CONFIGURATION,
      },
      featureId: 'featureId',
    },
  ],
  pricingModels: [
    {
      billingModel: 'FLAT_FEE',
      pricePeriods: PRICE_PERIODS,
      billingCadence: 'RECURRING',
      featureId: 'featureId',
      maxUnitQuantity: 1,
      minUnitQuantity: 1,
      tiersMode: 'VOLUME',
      topUpCustomCurrencyId: 'topUpCustomCurrencyId',
      ...EVERY_RESET_CONFIGURATION,
    },
  ],
};
