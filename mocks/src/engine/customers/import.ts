// Decides what becomes of a customer that comes from elsewhere.
// Invariant: a customer that changed here after it changed there stays as it is; what the import does not say stays too.
// Example: renamed here on 10 Mar, imported with updatedAt 9 Mar: skipped. With 11 Mar, or without it: updated.
import type { Instant } from '../time.ts';
import { type Customer, type CustomerChange, changedCustomer, newCustomer } from './customer.ts';
import { type Integration, relinked } from './integration.ts';
import { methodOf } from './payment-method.ts';

export type ImportedCustomer = {
  id: string;
  email: string | null;
  name: string | null;
  billingId: string | undefined;
  paymentMethodId: string | undefined;
  salesforceId: string | undefined;
  metadata: Record<string, string> | undefined;
  updatedAt: Instant | undefined;
};

/** The id of the one link with Salesforce that an import makes. */
const SALESFORCE = 'salesforce';

/** The customer as it is then, or null when it is skipped. */
export function imported(
  before: Customer | undefined,
  row: ImportedCustomer,
  integrationId: string | undefined,
  at: Instant,
): Customer | null {
  const { id, email, name, billingId, paymentMethodId, metadata, updatedAt } = row;
  if (before && updatedAt !== undefined && before.updatedAt > updatedAt) return null;
  const change: { [Key in keyof CustomerChange]: CustomerChange[Key] | undefined } = {
    email,
    name,
    billingId,
    metadata,
    defaultPaymentMethod: paymentMethodId === undefined ? undefined : methodOf(paymentMethodId),
    integrations: integrationsWith(before?.integrations ?? [], row, integrationId),
  };
  return before ? changedCustomer(before, change as CustomerChange, at) : newCustomer(id, change as CustomerChange, at);
}

function integrationsWith(
  known: Integration[],
  { salesforceId, billingId }: ImportedCustomer,
  integrationId: string | undefined,
): Integration[] {
  const billed = integrationId && billingId ? relinked(known, integrationId, billingId) : known;
  if (salesforceId === undefined) return billed;
  const link = billed.find(({ vendorIdentifier }) => vendorIdentifier === 'SALESFORCE');
  if (link) return relinked(billed, link.id, salesforceId);
  return [...billed, { id: SALESFORCE, syncedEntityId: salesforceId, vendorIdentifier: 'SALESFORCE' }];
}
