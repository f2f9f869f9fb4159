import { ADDRESS, METADATA, TAX_IDS } from './billing.ts';
import { INSTANT } from './instant.ts';
import { CREATED_AT, UUID_PAGE } from './paging.ts';
import { del, get, patch, post } from './request.ts';

const CUSTOMERS = '/api/v1/customers';
const EMAIL = 'dev@stainless.com';

/** What provisioning and update share: everything but the id and the payment method. */
const CUSTOMER_DETAILS = {
  billingCurrency: 'usd',
  billingId: 'billingId',
  couponId: '',
  email: EMAIL,
  integrations: [{ id: 'id', syncedEntityId: 'syncedEntityId', vendorIdentifier: 'AUTH0' }],
  language: 'language',
  metadata: METADATA,
  name: 'name',
  passthrough: {
    stripe: {
      billingAddress: ADDRESS,
      customerName: 'customerName',
      invoiceCustomFields: { foo: 'string' },
      metadata: METADATA,
      paymentMethodId: 'paymentMethodId',
      shippingAddress: ADDRESS,
      taxIds: TAX_IDS,
    },
    zuora: { billingAddress: ADDRESS, currency: 'usd', metadata: METADATA, paymentMethodId: 'paymentMethodId' },
  },
  timezone: 'timezone',
};

const CARD = {
  billingId: 'billingId',
  cardExpiryMonth: 0,
  cardExpiryYear: 0,
  cardLast4Digits: 'cardLast4Digits',
  type: 'CARD',
};

export const customers = {
  provisionCustomer: post(CUSTOMERS, { id: 'id' }, { id: 'id', ...CUSTOMER_DETAILS, defaultPaymentMethod: CARD }),
  listCustomers: get(CUSTOMERS, `${CUSTOMERS}?${UUID_PAGE}&${CREATED_AT}&email=email&name=name`),
  getCustomer: get(`${CUSTOMERS}/x`, `${CUSTOMERS}/acme%7Cjane@example.com`),
  updateCustomer: patch(`${CUSTOMERS}/x`, {}, CUSTOMER_DETAILS),
  archiveCustomer: post(`${CUSTOMERS}/x/archive`),
  unarchiveCustomer: post(`${CUSTOMERS}/x/unarchive`),
  listCustomerResources: get(`${CUSTOMERS}/x/resources`, `${CUSTOMERS}/x/resources?${UUID_PAGE}`),
  importCustomers: post(
    `${CUSTOMERS}/import`,
    { customers: [{ id: 'id', email: EMAIL, name: 'name' }] },
    { customers: [{ id: 'id', email: null, name: null }] },
    {
      customers: [
        {
          id: 'id',
          email: EMAIL,
          name: 'name',
          billingId: 'billingId',
          metadata: METADATA,
          paymentMethodId: 'paymentMethodId',
          salesforceId: 'salesforceId',
          updatedAt: INSTANT,
        },
      ],
      integrationId: 'integrationId',
    },
  ),
  attachPaymentMethod: post(
    `${CUSTOMERS}/x/payment-method`,
    { integrationId: 'integrationId', paymentMethodId: 'paymentMethodId', vendorIdentifier: 'AUTH0' },
    {
      integrationId: 'integrationId',
      paymentMethodId: 'paymentMethodId',
      vendorIdentifier: 'AUTH0',
      billingCurrency: 'usd',
    },
  ),
  detachPaymentMethod: del(`${CUSTOMERS}/x/payment-method`),
  listCustomerIntegrations: get(
    `${CUSTOMERS}/x/integrations`,
    `${CUSTOMERS}/x/integrations?${UUID_PAGE}&vendorIdentifier=AUTH0`,
    `${CUSTOMERS}/x/integrations?vendorIdentifier=AUTH0%2CSTRIPE`,
  ),
  linkCustomerIntegration: post(`${CUSTOMERS}/x/integrations`, {
    id: 'id',
    syncedEntityId: 'syncedEntityId',
    vendorIdentifier: 'AUTH0',
  }),
  getCustomerIntegration: get(`${CUSTOMERS}/id/integrations/integrationId`),
  updateCustomerIntegration: patch(
    `${CUSTOMERS}/id/integrations/integrationId`,
    { syncedEntityId: 'syncedEntityId' },
    { syncedEntityId: null },
  ),
  unlinkCustomerIntegration: del(`${CUSTOMERS}/id/integrations/integrationId`),
};
