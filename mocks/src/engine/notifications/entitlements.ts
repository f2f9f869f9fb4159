// Decides for whom what may be done has changed: for a customer, and for each of its resources. It is told whole.
// Example: Pro → Enterprise: told once. A renewal, a new payment method or a coupon: not told.
import { givesAccess } from '../customers/subscription.ts';
import type { Announcement, ChangeOf, Moment, Reading, RecordChange } from '../notification.ts';
import { customerBrief, resourceBrief } from './brief.ts';
import { isEntitledOtherwise } from './entitled-otherwise.ts';

type Subject = { customerId: string; resourceId: string | null; originatingAction: string };

export function toldOfEntitlements(records: RecordChange[], moment: Moment, reading: Reading): Announcement[] {
  return subjectsOf(records, moment, reading).flatMap(({ customerId, resourceId, originatingAction }) => {
    if (!isEntitledOtherwise(records, customerId, resourceId, moment, reading)) return [];
    const facts = {
      entitlements: reading.entitlements(customerId, resourceId, moment.at),
      customer: customerBrief(reading.customer(customerId), customerId),
      resource: resourceBrief(resourceId),
      environmentId: reading.environmentId,
      originatingAction,
      actor: null,
    };
    return [{ type: 'entitlements.updated', customerId, facts }];
  });
}

/** Whose entitlements may have changed, and by what, each once. What the customer has, its resources have too. */
function subjectsOf(records: RecordChange[], moment: Moment, reading: Reading): Subject[] {
  const subjects = new Map<string, Subject>();
  for (const change of records) {
    const owner = ownerOf(change, moment);
    if (!owner) continue;
    const originatingAction = `${owner.name}_${change.before === undefined ? 'CREATED' : 'UPDATED'}`;
    const { customerId } = owner;
    const resourceIds = owner.resourceId === null ? [null, ...reading.resources(customerId)] : [owner.resourceId];
    for (const resourceId of resourceIds) {
      const name = JSON.stringify([customerId, resourceId]);
      if (!subjects.has(name)) subjects.set(name, { customerId, resourceId, originatingAction });
    }
  }
  return [...subjects.values()];
}

function ownerOf(
  change: RecordChange,
  moment: Moment,
): { name: string; customerId: string; resourceId: string | null } | null {
  switch (change.table) {
    case 'subscriptions':
      return change.after && !givesTheSame(change, moment) ? { name: 'SUBSCRIPTION', ...namesOf(change.after) } : null;
    case 'promotions':
      return change.after
        ? { name: 'PROMOTIONAL_ENTITLEMENT', ...namesOf({ ...change.after, resourceId: null }) }
        : null;
    case 'customers':
      return change.before && change.after && change.before.archivedAt !== change.after.archivedAt
        ? { name: 'CUSTOMER', customerId: change.after.id, resourceId: null }
        : null;
    default:
      return null;
  }
}

/** A renewal, a payment or a coupon leaves what a subscription gives as it is; this is to be known at little cost. */
function givesTheSame({ before, after }: ChangeOf<'subscriptions'>, { since, at }: Moment): boolean {
  if (!before || !after || givesAccess(before, since) !== givesAccess(after, at)) return false;
  const keys = ['planId', 'versions', 'addons', 'charges', 'entitlements', 'billingCycleAnchor'] as const;
  return keys.every((key) => before[key] === after[key]);
}

function namesOf({ customerId, resourceId }: { customerId: string; resourceId: string | null }) {
  return { customerId, resourceId };
}
