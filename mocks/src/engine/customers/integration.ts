// Decides which other systems know a customer, and by which id.
// Invariant: a customer is linked with an integration once.
// Example: integration-hubspot knows customer-test-id as 4711; linked again: DuplicatedEntityNotAllowed.
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { type Customer, changedCustomer } from './customer.ts';

export type Integration = Customer['integrations'][number];

export function knownIntegration({ integrations }: Customer, id: string): Integration {
  const link = integrations.find((one) => one.id === id);
  return known(link, 'IntegrationNotFound', 'integration of the customer', 'integrationId', id);
}

export function linked(customer: Customer, link: Integration, at: Instant): Customer {
  const { id, integrations } = customer;
  if (integrations.some((one) => one.id === link.id)) {
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `body.id: ${id} is linked with ${link.id} already. Update that link, or unlink it first.`,
    );
  }
  return changedCustomer(customer, { integrations: [...integrations, link] }, at);
}

/** The links with one of them changed. */
export function relinked(integrations: Integration[], id: string, syncedEntityId: string | null): Integration[] {
  return integrations.map((one) => (one.id === id ? { ...one, syncedEntityId } : one));
}

export function unlinked(customer: Customer, id: string, at: Instant): Customer {
  return changedCustomer(customer, { integrations: customer.integrations.filter((one) => one.id !== id) }, at);
}
