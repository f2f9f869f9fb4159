import type { Handler } from '../handler.ts';
import { customerDenial } from './decide.ts';
import { effectiveEntitlements } from './effective.ts';

export const listEntitlements: Handler<'listEntitlements'> = ({ customerId, resourceId = null }, { store, at }) => {
  const denied = customerDenial(store, customerId, resourceId, at);
  const entitlements = denied ? [] : effectiveEntitlements(store, customerId, resourceId, at);
  // The list knows three reasons only; an unknown resource has nothing active.
  const accessDeniedReason =
    denied === null || denied === 'CustomerNotFound' || denied === 'CustomerIsArchived'
      ? denied
      : 'NoActiveSubscription';
  return { status: 200, body: { data: { entitlements, accessDeniedReason } } };
};
