import { at, badge, bar, code, element, moment, money, number, place, table } from './draw.js';
import { read } from './wire.js';

export async function showCustomers() {
  const customers = await read('/api/v1/customers', { limit: 100 });
  const chosen = at('customer').value;
  place(
    'customer',
    customers.map(({ id, name }) => [id, name]),
    (shown) => {
      const options = document.createDocumentFragment();
      for (const [id, name] of shown)
        options.append(element('option', name && name !== id ? `${name} (${id})` : id, { value: id }));
      return options;
    },
  );
  if (customers.some(({ id }) => id === chosen)) at('customer').value = chosen;
  const customer = customers.find(({ id }) => id === at('customer').value);
  place('about', customer ?? null, aboutOf);
  await (customer ? showHoldings(customer.id) : showNothing());
}

function aboutOf(customer) {
  if (!customer) return document.createTextNode('No customers yet. Provision one, or reset to the scenario demo.');
  const { email, createdAt, archivedAt, defaultPaymentMethod } = customer;
  const card = defaultPaymentMethod ? 'has a payment method' : 'has no payment method';
  const state = archivedAt ? `archived ${moment(archivedAt)}` : `since ${moment(createdAt)}`;
  return document.createTextNode([email, state, card].filter(Boolean).join(' · '));
}

async function showHoldings(customerId) {
  const id = encodeURIComponent(customerId);
  const [subscriptions, { entitlements }, grants, ledger] = await Promise.all([
    read('/api/v1/subscriptions', { customerId, limit: 100 }),
    read(`/api/v1/customers/${id}/entitlements`),
    read('/api/v1/credits/grants', { customerId, limit: 100 }),
    read('/api/v1/credits/ledger', { customerId, limit: 100 }),
  ]);
  draw(subscriptions, entitlements, grants, ledger.toReversed());
}

const showNothing = () => draw([], [], [], []);

function draw(subscriptions, entitlements, grants, ledger) {
  table('subscriptions', {
    caption: 'What the customer has bought',
    columns: {
      Plan: (one) => code(one.planId),
      Resource: (one) => one.resourceId,
      Status: (one) => badge(one.status, one.status === 'ACTIVE' || one.status === 'IN_TRIAL' ? 'good' : ''),
      'Add-ons': (one) => one.addons.map(({ id, quantity }) => `${quantity} × ${id}`).join(', ') || '–',
      'Period ends': (one) => moment(one.currentBillingPeriodEnd),
      'Last invoice': ({ latestInvoice: invoice }) => (invoice ? money(invoice.total, invoice.currency) : '–'),
    },
    rows: subscriptions,
    empty: 'No subscriptions.',
  });
  table('entitlements', {
    caption: 'What the customer may use',
    columns: { Entitlement: nameOf, Usage: usageOf, State: stateOf, Resets: (one) => moment(one.usagePeriodEnd) },
    rows: entitlements,
    empty: 'No entitlements.',
  });
  table('grants', {
    caption: 'Grants of credits',
    columns: {
      Grant: (one) => one.displayName,
      Currency: (one) => code(one.currencyId),
      Used: usedOf,
      Status: (one) => badge(one.status, one.status === 'ACTIVE' ? 'good' : ''),
      Expires: (one) => moment(one.expireAt),
    },
    rows: grants,
    empty: 'No credits were granted.',
  });
  table('ledger', {
    caption: 'Entries of the ledger, newest first',
    columns: {
      When: (one) => moment(one.timestamp),
      What: (one) => badge(one.eventType.replace('CREDITS_', '')),
      Amount: (one) => number(one.amount),
      Grant: (one) => code(one.creditGrantId),
      Feature: (one) => one.featureId,
    },
    rows: ledger,
    empty: 'Nothing was granted or consumed.',
  });
}

const usedOf = ({ consumedAmount, amount, status }) =>
  amount === 0
    ? `${number(consumedAmount)} overdrawn`
    : bar(consumedAmount, amount, status === 'ACTIVE' ? 'good' : 'soft');

const nameOf = (one) => one.feature?.displayName ?? one.currency?.displayName ?? one.type;
const isOver = ({ usageLimit, currentUsage, hasUnlimitedUsage }) =>
  !hasUnlimitedUsage && usageLimit != null && currentUsage > usageLimit;

function usageOf(one) {
  const { currentUsage, usageLimit, hasUnlimitedUsage } = one;
  if (hasUnlimitedUsage) return `${number(currentUsage)}, unlimited`;
  if (currentUsage == null || usageLimit == null) return usageLimit == null ? '–' : number(usageLimit);
  const isFull = currentUsage >= usageLimit;
  return bar(currentUsage, usageLimit, isOver(one) ? 'bad' : isFull ? 'warn' : 'good');
}

function stateOf(one) {
  if (!one.isGranted) return badge(`denied: ${one.accessDeniedReason}`, 'bad');
  if (isOver(one)) return badge(one.hasSoftLimit ? 'over its soft limit' : 'over its limit', 'warn');
  return badge('granted', 'good');
}
