// Decides what is told of the catalogue. A plan or an add-on is created as a draft, updated when a version of it goes on
// offer, and deleted when it is archived or its only draft is removed; work on a draft is told to nobody.
// Example: createPlan, updatePlan, publishPlan: plan.created and plan.updated, once each.
import { statusOf } from '../catalog/feature.ts';
import type { Addon, Plan } from '../catalog/package.ts';
import type { Announcement, ChangeOf } from '../notification.ts';
import { addonBrief, featureBrief, planBrief } from './brief.ts';
import { differs } from './difference.ts';

type Pair<Record> = { before: Record | undefined; after: Record | undefined };

export function toldOfProduct(change: ChangeOf<'products'>): Announcement[] {
  const verb = verbOf(change, ({ status }) => status === 'ARCHIVED');
  return told('product', verb, change, ({ id, displayName, description, status }) => {
    return { id, name: displayName, description, status };
  });
}

export function toldOfFeature(change: ChangeOf<'features'>): Announcement[] {
  const verb = verbOf(change, ({ archivedAt }) => archivedAt !== null);
  return told('feature', verb, change, (feature) => ({
    ...featureBrief(feature, feature.id),
    status: statusOf(feature),
  }));
}

export function toldOfCoupon(change: ChangeOf<'coupons'>): Announcement[] {
  const verb = verbOf(change, ({ status }) => status === 'ARCHIVED');
  return told('coupon', verb === 'deleted' ? 'archived' : verb, change, ({ id, name, description, status }) => {
    return { id, name, description, status };
  });
}

export function toldOfPlan(change: ChangeOf<'plans'>): Announcement[] {
  return told('plan', offerVerb(change), change, (plan) => planBrief(plan, plan.id));
}

export function toldOfAddon(change: ChangeOf<'addons'>): Announcement[] {
  return told('addon', offerVerb(change), change, (addon) => addonBrief(addon, addon.id));
}

function told<Record>(
  thing: string,
  verb: string | null,
  { before, after }: Pair<Record>,
  factsOf: (record: Record) => Announcement['facts'],
): Announcement[] {
  const record = after ?? before;
  return verb && record ? [{ type: `${thing}.${verb}`, customerId: null, facts: factsOf(record) }] : [];
}

function verbOf<Record extends object>(
  { before, after }: Pair<Record>,
  isArchived: (record: Record) => boolean,
): 'created' | 'updated' | 'deleted' | null {
  if (!after) return 'deleted';
  if (!before) return 'created';
  if (!isArchived(before) && isArchived(after)) return 'deleted';
  return differs(before, after) ? 'updated' : null;
}

function offerVerb({ before, after }: Pair<Plan | Addon>): 'created' | 'updated' | 'deleted' | null {
  if (!after) return 'deleted';
  if (!before) return 'created';
  if (after.status === before.status) return after.versionNumber === before.versionNumber ? null : 'updated';
  if (after.status === 'PUBLISHED') return 'updated';
  return after.status === 'ARCHIVED' ? 'deleted' : null;
}
