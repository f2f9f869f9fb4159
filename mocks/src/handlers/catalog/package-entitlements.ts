// The entitlements of an open draft, of a plan or of an add-on alike.
import type {
  PackageEntitlement as EntitlementOnWire,
  PackageEntitlementCreate,
  PackageEntitlementUpdate,
} from '@meterline/openapi/types';
import {
  entitlementIn,
  withChangedEntitlement,
  withEntitlement,
  withoutEntitlement,
} from '../../engine/catalog/entitlement-change.ts';
import type { Family } from '../../engine/catalog/family.ts';
import type { Addon, Plan } from '../../engine/catalog/package.ts';
import { inField } from '../../engine/refusal.ts';
import type { Context } from '../handler.ts';
import { editDraft } from './package-store.ts';
import { entitlementChangeIn, toEntitlement } from './package-wire.ts';

export function addEntitlements<One extends Plan | Addon>(
  family: Family<One>,
  id: string,
  bodies: PackageEntitlementCreate[],
  context: Context,
): EntitlementOnWire[] {
  const { store, at } = context;
  const edited = editDraft(family, id, context, (draft) =>
    bodies.reduce(
      (one, { id: subjectId, ...body }, index) =>
        inField(`body.entitlements[${index}]`, () => {
          const change = entitlementChangeIn(body as PackageEntitlementUpdate);
          return withEntitlement(store.catalog, one, subjectId, change, store.mint('entitlement'), at);
        }),
      draft,
    ),
  );
  return bodies.length === 0 ? [] : edited.entitlements.slice(-bodies.length).map(toEntitlement);
}

export function changeEntitlement<One extends Plan | Addon>(
  family: Family<One>,
  id: string,
  entitlementId: string,
  body: PackageEntitlementUpdate,
  context: Context,
): EntitlementOnWire {
  const { store, at } = context;
  const edited = editDraft(family, id, context, (draft) => {
    const before = entitlementIn(draft, entitlementId);
    return withChangedEntitlement(store.catalog, draft, before, entitlementChangeIn(body, before), at);
  });
  return toEntitlement(entitlementIn(edited, entitlementId));
}

export function removeEntitlement<One extends Plan | Addon>(
  family: Family<One>,
  id: string,
  entitlementId: string,
  context: Context,
): EntitlementOnWire {
  let removed: EntitlementOnWire | undefined;
  editDraft(family, id, context, (draft) => {
    const entitlement = entitlementIn(draft, entitlementId);
    removed = toEntitlement(entitlement);
    return withoutEntitlement(draft, entitlement, context.at);
  });
  return removed as EntitlementOnWire;
}
