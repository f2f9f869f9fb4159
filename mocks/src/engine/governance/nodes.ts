// Decides what the governance view shows: which nodes, how full they are, and in which order.
// Invariant: nodes without the value that is sorted by come last, whichever the order; ties stand as they were made.
// Example: 250 of 400 is 0.625; any use of a limit of 0 is 1; without a limit there is no utilization.
import { share } from '../decimal.ts';
import type { Instant, Window } from '../time.ts';
import type { Assignment } from './assignment.ts';
import { windowOf } from './cadence.ts';
import type { Entity } from './entity.ts';

/** An entity with one of its budgets; in the tree, an entity alone. */
export type GovernanceNode = {
  entity: Entity;
  assignment: Assignment | null;
  window: Window | null;
  currentUsage: number | null;
  utilization: number | null;
};

export type SortBy = 'utilization' | 'currentUsage' | 'usageLimit' | 'scopeSize' | 'id' | 'createdAt';
export type View = {
  entityTypeIds: string[] | undefined;
  search: string | undefined;
  minUtilization: number | undefined;
  scope: 'all' | 'nodeWide' | 'scoped';
  sortBy: SortBy;
  order: 'asc' | 'desc';
};

export function treeNode(entity: Entity): GovernanceNode {
  return { entity, assignment: null, window: null, currentUsage: null, utilization: null };
}

export function budgetNode(
  entity: Entity,
  assignment: Assignment,
  usedIn: (window: Window | null) => number,
  at: Instant,
): GovernanceNode {
  const window = windowOf(assignment.cadence, assignment.createdAt, at);
  const currentUsage = usedIn(window);
  return { entity, assignment, window, currentUsage, utilization: utilizationOf(currentUsage, assignment.usageLimit) };
}

export function utilizationOf(used: number, limit: number | null): number | null {
  if (limit === null) return null;
  return limit === 0 ? 1 : share(used, 1, limit);
}

/** Those that the view wants, in its order. */
export function shown<Node extends GovernanceNode>(nodes: Node[], view: View): Node[] {
  const direction = view.order === 'asc' ? 1 : -1;
  return nodes.filter((node) => isWanted(node, view)).sort(byValue(VALUES[view.sortBy], direction));
}

function isWanted({ entity, assignment, utilization }: GovernanceNode, view: View): boolean {
  const isScoped = (assignment?.scopeEntityIds.length ?? 0) > 0;
  return (
    (view.entityTypeIds === undefined || view.entityTypeIds.includes(entity.entityTypeId)) &&
    (view.search === undefined || isFound(entity, view.search)) &&
    (view.minUtilization === undefined || (utilization ?? 0) >= view.minUtilization) &&
    (view.scope === 'all' || isScoped === (view.scope === 'scoped'))
  );
}

function isFound({ id, displayName }: Entity, search: string): boolean {
  return [id, displayName ?? ''].some((text) => text.toLowerCase().includes(search.toLowerCase()));
}

type Value = number | string | null;

const VALUES: Record<SortBy, (node: GovernanceNode) => Value> = {
  utilization: ({ utilization }) => utilization,
  currentUsage: ({ currentUsage }) => currentUsage,
  usageLimit: ({ assignment }) => assignment?.usageLimit ?? null,
  scopeSize: ({ assignment }) => assignment?.scopeEntityIds.length ?? 0,
  id: ({ entity }) => entity.id,
  createdAt: ({ entity, assignment }) => (assignment ?? entity).createdAt,
};

function byValue(read: (node: GovernanceNode) => Value, direction: number) {
  return (left: GovernanceNode, right: GovernanceNode): number => {
    const [one, other] = [read(left), read(right)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (one === other) return 0;
    return one < other ? -direction : direction;
  };
}
