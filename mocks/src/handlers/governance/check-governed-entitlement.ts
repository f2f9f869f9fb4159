import type { EffectiveEntitlement } from '@meterline/openapi/types';
import { type Assignment, appliesTo, isAbout } from '../../engine/governance/assignment.ts';
import { windowOf } from '../../engine/governance/cadence.ts';
import { type ChainNode, chainsOf, haveRoom } from '../../engine/governance/chain.ts';
import { attribution } from '../../engine/governance/hierarchy.ts';
import { fromIso, type Window } from '../../engine/time.ts';
import { hierarchyOf, usedIn } from '../../store/budgets.ts';
import { checkEntitlement } from '../entitlements/check-entitlement.ts';
import type { Context, Handler, Input } from '../handler.ts';

/** The customer's own answer comes first; its budgets can only take something away from it. */
export const checkGovernedEntitlement: Handler<'checkGovernedEntitlement'> = (query, context) => {
  const { dimensions, ...check } = query;
  const answer = checkEntitlement(check, context).body.data;
  if (dimensions === undefined) return { status: 200, body: { data: answer } };
  const chains = chainsFor(query, answer, context);
  const denied = answer.isGranted && !haveRoom(chains);
  const verdict = denied ? { isGranted: false, accessDeniedReason: 'BudgetExceeded' as const } : {};
  return { status: 200, body: { data: { ...answer, ...verdict, chains } } };
};

function chainsFor(
  query: Input<'checkGovernedEntitlement'>,
  answer: EffectiveEntitlement,
  { store, at }: Context,
): ChainNode[][] {
  const { customerId, featureId = null, currencyId = null, dimensions = {}, requestedUsage = 0 } = query;
  const capability = { featureId, currencyId };
  const hierarchy = hierarchyOf(store, customerId);
  const participantsIn = attribution(hierarchy);
  const usedBy = (entityId: string, assignment: Assignment | null): number => {
    const holder = assignment ?? { entityId, scopeEntityIds: [] };
    const window = assignment ? windowOf(assignment.cadence, assignment.createdAt, at) : periodOf(answer);
    return usedIn(store, customerId, capability, window, (use) => appliesTo(holder, participantsIn(use)), at);
  };
  const assignments = [...store.tables.assignments.of(customerId)].filter((one) => isAbout(one, capability));
  return chainsOf(hierarchy, assignments, dimensions, requestedUsage, usedBy);
}

/** An entity without a budget has no window of its own: its use is shown for the period of the entitlement. */
function periodOf(answer: EffectiveEntitlement): Window | null {
  if (answer.type !== 'FEATURE' || !answer.usagePeriodStart || !answer.usagePeriodEnd) return null;
  return { start: fromIso(answer.usagePeriodStart), end: fromIso(answer.usagePeriodEnd) };
}
