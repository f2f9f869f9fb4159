import { ADDRESS, METADATA, ZERO_DOLLARS } from './billing.ts';
import { INSTANT } from './instant.ts';
import { CREATED_AT, ENCODED_INSTANT, UUID_PAGE, WORD_PAGE } from './paging.ts';
import { get, patch, post } from './request.ts';

const CREDITS = '/api/v1/credits';
const CURRENCIES = `${CREDITS}/custom-currencies`;

const GRANT_OF_NOTHING = {
  amount: 0,
  currencyId: 'currencyId',
  customerId: 'customerId',
  displayName: 'displayName',
  grantType: 'PAID',
};

const CONSUMPTION = { amount: 1, currencyId: 'currencyId', customerId: 'customerId', idempotencyKey: 'x' };
const CONSUMPTION_WITH_ALL = {
  ...CONSUMPTION,
  createdAt: INSTANT,
  dimensions: { foo: 'string' },
  resourceId: 'resourceId',
};

const CURRENCY_DETAILS = {
  description: 'description',
  displayName: 'displayName',
  metadata: METADATA,
  symbol: 'symbol',
  units: { plural: 'plural', singular: 'singular' },
};

export const credits = {
  createCreditGrant: post(`${CREDITS}/grants`, GRANT_OF_NOTHING, {
    ...GRANT_OF_NOTHING,
    awaitPaymentConfirmation: true,
    billingInformation: { billingAddress: ADDRESS, invoiceDaysUntilDue: 0, isInvoicePaid: true },
    comment: 'comment',
    cost: ZERO_DOLLARS,
    effectiveAt: INSTANT,
    expireAt: INSTANT,
    metadata: METADATA,
    paymentCollectionMethod: 'CHARGE',
    priority: 0,
    resourceId: 'resourceId',
  }),
  listCreditGrants: get(
    `${CREDITS}/grants?customerId=customerId`,
    `${CREDITS}/grants?customerId=customerId&${UUID_PAGE}&${CREATED_AT}&currencyId=currencyId&resourceId=resourceId`,
  ),
  voidCreditGrant: post(`${CREDITS}/grants/x/void`),
  listCreditLedger: get(
    `${CREDITS}/ledger?customerId=customerId`,
    `${CREDITS}/ledger?customerId=customerId&${WORD_PAGE}&currencyId=currencyId&eventType=eventType&resourceId=resourceId`,
    `${CREDITS}/ledger?customerId=customerId&eventType=CREDITS_GRANTED%2CCREDITS_CONSUMED`,
  ),
  getCreditUsage: get(
    `${CREDITS}/usage?customerId=customerId`,
    `${CREDITS}/usage?customerId=customerId&${WORD_PAGE}&currencyId=currencyId&endDate=${ENCODED_INSTANT}&groupBy=groupBy&resourceId=resourceId&startDate=${ENCODED_INSTANT}&timeRange=LAST_DAY`,
  ),
  consumeCredits: post(`${CREDITS}/consumption`, CONSUMPTION, CONSUMPTION_WITH_ALL),
  consumeCreditsAsync: post(
    `${CREDITS}/consumption/async`,
    { consumptions: [CONSUMPTION] },
    { consumptions: [CONSUMPTION_WITH_ALL] },
  ),
  getAutoRecharge: get(`${CREDITS}/auto-recharge?currencyId=currencyId&customerId=customerId`),
  createCustomCurrency: post(CURRENCIES, { id: 'id', displayName: 'displayName' }, { id: 'id', ...CURRENCY_DETAILS }),
  listCustomCurrencies: get(
    CURRENCIES,
    `${CURRENCIES}?${UUID_PAGE}&status=ACTIVE`,
    `${CURRENCIES}?status=ACTIVE%2CARCHIVED`,
  ),
  updateCustomCurrency: patch(`${CURRENCIES}/currencyId`, {}, CURRENCY_DETAILS),
  archiveCustomCurrency: post(`${CURRENCIES}/currencyId/archive`),
  unarchiveCustomCurrency: post(`${CURRENCIES}/currencyId/unarchive`),
  listCustomCurrencyAssociations: get(`${CURRENCIES}/currencyId/associated-entities`),
};
