import { INSTANT } from './instant.ts';
import { ENCODED_INSTANT, WORD_PAGE } from './paging.ts';
import { get, patch, post } from './request.ts';
import { PROVISION_EVERYTHING } from './subscription-terms.ts';

const CONTRACTS = '/api/v1/contracts';

const CONTRACT_TERMS = {
  activationEndDate: INSTANT,
  activationStartDate: INSTANT,
  name: 'name',
  poNumber: 'poNumber',
  setupBilling: true,
};

export const contracts = {
  listCustomerContracts: get('/api/v1/customers/id/contracts'),
  listCustomerInvoices: get(
    '/api/v1/customers/id/invoices',
    `/api/v1/customers/id/invoices?${WORD_PAGE}&contractExternalId=contractExternalId&issuedAfter=${ENCODED_INSTANT}&issuedBefore=${ENCODED_INSTANT}&orderBy=issueDate&orderDir=ASC&stateIn=stateIn`,
    '/api/v1/customers/id/invoices?stateIn=OPEN%2CPAID',
  ),
  createContract: post(
    CONTRACTS,
    { customerId: 'customerId', subscriptions: [{}] },
    {
      customerId: 'customerId',
      subscriptions: [{ existingSubscriptionId: 'existingSubscriptionId', newSubscription: PROVISION_EVERYTHING }],
      ...CONTRACT_TERMS,
    },
  ),
  listContracts: get(
    CONTRACTS,
    `${CONTRACTS}?${WORD_PAGE}&customerExternalId=customerExternalId&name=name&state=state`,
    `${CONTRACTS}?state=ACTIVE%2CDRAFT`,
  ),
  getContract: get(`${CONTRACTS}/x`),
  updateContract: patch(`${CONTRACTS}/x`, {}, { ...CONTRACT_TERMS, subscriptionIds: ['NxI'] }),
  archiveContract: post(`${CONTRACTS}/x/archive`),
};
