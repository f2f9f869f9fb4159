import type {
  AutoRecharge as AutoRechargeOnWire,
  CreditGrant,
  CustomCurrency as CustomCurrencyOnWire,
  LedgerEntry as LedgerEntryOnWire,
} from '@meterline/openapi/types';
import type { CustomCurrency } from '../../engine/catalog/custom-currency.ts';
import { type AutoRecharge, isCapReached } from '../../engine/credits/auto-recharge.ts';
import { type Grant, grantStatus } from '../../engine/credits/grant.ts';
import type { LedgerEntry } from '../../engine/credits/wallet.ts';
import { type Instant, toIso, toIsoOrNull } from '../../engine/time.ts';
import { topUpPriceFor } from '../../store/account.ts';
import type { Store } from '../../store/store.ts';

export function toGrant(grant: Grant, at: Instant): CreditGrant {
  const {
    isPaid,
    isOpened,
    isClosed,
    isRecharge,
    allowanceId,
    effectiveAt,
    expireAt,
    voidedAt,
    createdAt,
    updatedAt,
    ...rest
  } = grant;
  return {
    ...rest,
    status: grantStatus(grant, at),
    paymentCollection: isPaid ? 'NOT_REQUIRED' : 'PROCESSING',
    latestInvoice: null,
    syncStates: null,
    effectiveAt: toIso(effectiveAt),
    expireAt: toIsoOrNull(expireAt),
    voidedAt: toIsoOrNull(voidedAt),
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}

export function toLedgerEntry(store: Store, entry: LedgerEntry): LedgerEntryOnWire {
  const { timestamp, eventType, amount, grantId, currencyId, customerId, resourceId, featureId, eventId } = entry;
  return {
    timestamp: toIso(timestamp),
    eventType,
    amount,
    creditGrantId: grantId,
    creditCurrencyId: currencyId,
    customerId,
    resourceId,
    featureId,
    eventId: store.callersNameOf(eventId),
  };
}

/** Enabled means that it would act: at the cap of the month it does not. */
export function toAutoRecharge(store: Store, config: AutoRecharge, at: Instant): AutoRechargeOnWire {
  const { createdAt, updatedAt, isEnabled, ...rest } = config;
  const price = topUpPriceFor(store, config.customerId, config.currencyId, at);
  const spent = store.spentOnRecharges(config.customerId, config.currencyId, at);
  const canAct = price !== null && !isCapReached(config, spent, price);
  return { ...rest, isEnabled: isEnabled && canAct, createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) };
}

export function toCustomCurrency(currency: CustomCurrency): CustomCurrencyOnWire {
  const { archivedAt, createdAt, updatedAt, ...rest } = currency;
  return {
    ...rest,
    archivedAt: toIsoOrNull(archivedAt),
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}
