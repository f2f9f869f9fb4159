import { editedOf, PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { toEntitlement } from './package-wire.ts';

export const listPlanEntitlements: Handler<'listPlanEntitlements'> = ({ planId }, { store }) => {
  const { entitlements } = editedOf(PLANS, store.catalog, planId);
  return { status: 200, body: { data: entitlements.map(toEntitlement), pagination: { next: null, prev: null } } };
};
