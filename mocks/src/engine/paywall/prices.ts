// Decides the prices of a pricing page: those of the country, or the default ones where a plan has none for it, and the one
// price in the headline of each plan and billing period.
// Invariant: a free plan has no headline; the headline is the flat fee, or else the price of one unit or of the first tier.
// Example: Pro 49 usd a MONTH with credits on top: headline 49, additionalChargesMayApply.
import type { BillingPeriod, Charge, Plan } from '../catalog/package.ts';
import { localised } from '../subscriptions/charge-rows.ts';
import { amountOf, currencyOf } from '../subscriptions/price.ts';

export type PricePoint = {
  planId: string;
  billingPeriod: BillingPeriod;
  amount: number;
  currency: string;
  billingCountryCode: string | null;
  featureId: string | null;
  additionalChargesMayApply: boolean;
};

/** `country` undefined gives the prices of all countries. */
export function pricesShown(charges: Charge[], country: string | null | undefined): Charge[] {
  return country === undefined ? charges : localised(charges, country);
}

export function pricePoints(plan: Plan, country: string | null | undefined): PricePoint[] {
  if (plan.pricingType !== 'PAID') return [];
  const shown = pricesShown(plan.charges, country);
  const points: PricePoint[] = [];
  for (const billingPeriod of ['MONTHLY', 'ANNUALLY'] as const) {
    const rows = shown.filter((row) => row.billingPeriod === billingPeriod && row.billingCadence === 'RECURRING');
    const countries = new Set(rows.map(({ billingCountryCode }) => billingCountryCode));
    for (const billingCountryCode of countries) {
      const ofCountry = rows.filter((row) => row.billingCountryCode === billingCountryCode);
      const headline = headlineOf(ofCountry);
      const currency = headline && currencyOf(headline);
      if (!headline || !currency) continue;
      points.push({
        planId: plan.id,
        billingPeriod,
        amount: amountOf(headline, 1).total,
        currency,
        billingCountryCode,
        featureId: headline.featureId,
        additionalChargesMayApply: hasMore(plan, headline),
      });
    }
  }
  return points;
}

function headlineOf(rows: Charge[]): Charge | undefined {
  return (['FLAT_FEE', 'PER_UNIT', 'USAGE_BASED'] as const)
    .map((model) =>
      rows.find(({ billingModel, topUpCustomCurrencyId }) => billingModel === model && topUpCustomCurrencyId === null),
    )
    .find((row) => row !== undefined);
}

function hasMore({ charges, overageCharges }: Plan, headline: Charge): boolean {
  const isOther = ({ billingModel, featureId }: Charge) =>
    billingModel !== headline.billingModel || featureId !== headline.featureId;
  return overageCharges.length > 0 || headline.featureId !== null || charges.some(isOther);
}

/** The currency of the page: that of the prices in the headlines, US dollars where there are none. */
export function currencyShown(points: PricePoint[], country: string | null): string {
  return (points.find(({ billingCountryCode }) => billingCountryCode === country) ?? points[0])?.currency ?? 'usd';
}

const SYMBOLS: Record<string, string> = {
  usd: '$',
  eur: '€',
  gbp: '£',
  jpy: '¥',
  cny: '¥',
  inr: '₹',
  ils: '₪',
  krw: '₩',
  brl: 'R$',
  cad: 'CA$',
  aud: 'A$',
  nzd: 'NZ$',
  mxn: 'MX$',
  vnd: '₫',
  ngn: '₦',
  php: '₱',
  uah: '₴',
  try: '₺',
};

/** How amounts are written; a currency without a sign of its own is written by its code. */
export function symbolOf(currency: string): string {
  return SYMBOLS[currency] ?? currency.toUpperCase();
}
