// What the clients of the reference API are known to send, by operationId. However odd, all of it must stay valid:
// a contract that is stricter than these inputs breaks clients that work today.
import { catalog } from './reference-inputs/catalog.ts';
import { contracts } from './reference-inputs/contracts.ts';
import { credits } from './reference-inputs/credits.ts';
import { customers } from './reference-inputs/customers.ts';
import { dataExport } from './reference-inputs/data-export.ts';
import { entitlements } from './reference-inputs/entitlements.ts';
import { governance } from './reference-inputs/governance.ts';
import { packages } from './reference-inputs/packages.ts';
import type { ReferenceInput } from './reference-inputs/request.ts';
import { subscriptions } from './reference-inputs/subscriptions.ts';
import { usage } from './reference-inputs/usage.ts';

export const referenceInputs: Record<string, ReferenceInput> = {
  ...customers,
  ...contracts,
  ...entitlements,
  ...subscriptions,
  ...catalog,
  ...packages,
  ...usage,
  ...credits,
  ...dataExport,
  ...governance,
};
