import type { CustomerIntegration, Customer as CustomerOnWire, CustomerResource } from '@meterline/openapi/types';
import type { Customer, Resource } from '../../engine/customers/customer.ts';
import type { Integration } from '../../engine/customers/integration.ts';
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

export function toIntegration(link: Integration): CustomerIntegration {
  return link as CustomerIntegration;
}
