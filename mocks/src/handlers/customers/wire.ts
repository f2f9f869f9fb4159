import type {
  CustomerIntegration,
  CustomerInvoice,
  Customer as CustomerOnWire,
  CustomerResource,
} from '@meterline/openapi/types';
import type { Contract } from '../../engine/contracts/contract.ts';
import type { Customer, Resource } from '../../engine/customers/customer.ts';
import type { Integration } from '../../engine/customers/integration.ts';
import type { IssuedInvoice } from '../../engine/subscriptions/issued-invoice.ts';
import { toIso, toIsoOrNull } from '../../engine/time.ts';

export function toCustomer(customer: Customer): CustomerOnWire {
  const { passthrough, createdAt, updatedAt, archivedAt, ...rest } = customer;
  const wire = {
    ...rest,
    ...(passthrough && { passthrough }),
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
    archivedAt: toIsoOrNull(archivedAt),
  };
  return wire as CustomerOnWire;
}

export function toResource({ id, createdAt, updatedAt }: Resource): CustomerResource {
  return { id, createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) };
}

/** Systems that show what they know of a customer on a page of their own. */
const BILLING = new Set(['STRIPE', 'STRIPE_INVOICING', 'ZUORA', 'AIRWALLEX']);

export function toIntegration({ id, syncedEntityId, vendorIdentifier }: Integration): CustomerIntegration {
  const isBilling = syncedEntityId !== null && BILLING.has(vendorIdentifier);
  const billingLinkUrl = `https://billing.meterline.invalid/customers/${syncedEntityId}`;
  const syncData = isBilling ? { billingId: syncedEntityId, billingLinkUrl } : null;
  return { id, syncedEntityId, vendorIdentifier, syncData } as CustomerIntegration;
}

export function toCustomerInvoice(invoice: IssuedInvoice, contract: Contract | undefined): CustomerInvoice {
  const { id, number, customerId, productId, state, currency, subTotal, discount, tax, total, lines } = invoice;
  return {
    invoiceId: id,
    invoiceExternalId: id,
    invoiceNumber: number,
    contractExternalId: contract?.contractId ?? null,
    customerExternalId: customerId,
    state,
    issueDate: toIso(invoice.issuedAt),
    dueDate: toIso(invoice.dueAt),
    paidDate: toIsoOrNull(invoice.paidAt),
    currency,
    subtotal: subTotal,
    discount,
    tax,
    total,
    lineItems: lines.map(({ description, quantity, unitPrice, subTotal: amount }) => ({
      description,
      quantity,
      unitPrice,
      amount,
      productExternalId: productId,
    })),
  };
}
