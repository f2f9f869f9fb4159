// Decides under which ids other systems know a customer.
// Invariant: a customer has one link for each integration.
import { changed } from '../catalog/changed.ts';
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Customer } from './customer.ts';

export type Integration = Customer['integrations'][number];

export function knownIntegration({ id: customerId, integrations }: Customer, id: string): Integration {
  const link = integrations.find((one) => one.id === id);
  return known(link, 'IntegrationNotFound', `integration of ${customerId}`, 'integrationId', id);
}

export function linked(customer: Customer, link: Integration, at: Instant): Customer {
  if (customer.integrations.some(({ id }) => id === link.id)) {
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `body.id: ${customer.id} is linked with ${link.id} already. Update the link.`,
    );
  }
  return changed(customer, { integrations: [...customer.integrations, link] }, at);
}

export function relinked(customer: Customer, link: Integration, at: Instant): Customer {
  const integrations = customer.integrations.map((one) => (one.id === link.id ? link : one));
  return changed(customer, { integrations }, at);
}

export function unlinked(customer: Customer, integrationId: string, at: Instant): Customer {
  return changed(customer, { integrations: customer.integrations.filter(({ id }) => id !== integrationId) }, at);
}
