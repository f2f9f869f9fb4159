// Decides what is on record of a budget: how much of one capability an entity may use in a window.
// Invariant: a budget is its entity, its capability and its scope, whose order does not matter; there is one of each.
// Example: ada, credits, scope [a, b] and then ada, credits, scope [b, a]: the same budget, changed.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Participants } from './hierarchy.ts';
import { upserted } from './upserted.ts';

/** A feature or a custom currency; the other one is null. */
export type Capability = { featureId: string | null; currencyId: string | null };
/** Who a budget is about: the entity, in uses in which the whole scope takes part too. */
export type Holder = { entityId: string; scopeEntityIds: string[] };

export type Assignment = Holder &
  Capability & {
    id: string;
    customerId: string;
    /** Null for no limit. */
    usageLimit: number | null;
    cadence: string;
    createdAt: Instant;
    updatedAt: Instant;
  };

export type Terms = { usageLimit?: number | null | undefined; cadence?: string | undefined };

export function capabilityIn(said: { featureId?: string; currencyId?: string }, field: string): Capability {
  const { featureId = null, currencyId = null } = said;
  if ((featureId === null) !== (currencyId === null)) return { featureId, currencyId };
  throw new Refusal('BadUserInput', `${field}: give exactly one of featureId and currencyId.`);
}

export function holderIn(entityId: string, scope: string[], field: string): Holder {
  if (scope.includes(entityId)) {
    throw new Refusal(
      'BadUserInput',
      `${field}.scopeEntityIds: ${entityId} holds the budget. Leave it out of the scope.`,
    );
  }
  return { entityId, scopeEntityIds: [...new Set(scope)].sort() };
}

export function isAbout(one: Capability, other: Capability): boolean {
  return one.featureId === other.featureId && one.currencyId === other.currencyId;
}

export function isHeldBy(one: Holder, other: Holder): boolean {
  return one.entityId === other.entityId && one.scopeEntityIds.join() === other.scopeEntityIds.join();
}

export function appliesTo({ entityId, scopeEntityIds }: Holder, participants: Participants): boolean {
  return participants.has(entityId) && scopeEntityIds.every((id) => participants.has(id));
}

/** What is left out stays; a new budget needs both terms. */
export function upsertedAssignment(
  before: Assignment | undefined,
  subject: Holder & Capability & Pick<Assignment, 'customerId'>,
  terms: Terms,
  mintId: () => string,
  field: string,
  at: Instant,
): Assignment {
  const { customerId, entityId, scopeEntityIds, featureId, currencyId } = subject;
  const usageLimit = terms.usageLimit === undefined ? before?.usageLimit : terms.usageLimit;
  const cadence = terms.cadence ?? before?.cadence;
  if (usageLimit === undefined || cadence === undefined) {
    const missing = usageLimit === undefined ? 'usageLimit' : 'cadence';
    throw new Refusal('BadUserInput', `${field}.${missing}: the budget is new. Say its usageLimit and its cadence.`);
  }
  const id = before?.id ?? mintId();
  return upserted(before, { id, customerId, entityId, scopeEntityIds, featureId, currencyId, usageLimit, cadence }, at);
}
