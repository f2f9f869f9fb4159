// Decides whether the budgets behind a use have room for it: for each dimension that names an entity, that entity and those
// above it.
// Invariant: each budget speaks for itself; a budget used up exactly is granted. Without a budget there is no limit.
// Example: ada 390 of 400, her team 900 of 1000, 20 more: ada says no, the team says yes, together no.
import { plus } from '../decimal.ts';
import type { Dimensions } from '../usage/aggregation.ts';
import { type Assignment, appliesTo } from './assignment.ts';
import { attribution, type Hierarchy, lineOf, namedBy } from './hierarchy.ts';

export type ChainNode = {
  entityId: string;
  scopeEntityIds: string[];
  usageLimit: number | null;
  currentUsage: number;
  isGranted: boolean;
};

/** What has been used on behalf of a budget, or by an entity that has none. */
export type UsedBy = (entityId: string, assignment: Assignment | null) => number;

/** The chains of a use. `assignments` are those on its capability. */
export function chainsOf(
  hierarchy: Hierarchy,
  assignments: Assignment[],
  dimensions: Dimensions,
  requested: number,
  usedBy: UsedBy,
): ChainNode[][] {
  const participants = attribution(hierarchy)(dimensions);
  const nodesOf = (entityId: string): ChainNode[] => {
    const held = assignments.filter((one) => one.entityId === entityId && appliesTo(one, participants));
    const budgets = held.length > 0 ? held : [null];
    return budgets.map((one) => nodeOf(entityId, one, usedBy(entityId, one), requested));
  };
  const chains = Object.entries(dimensions).map(([key, value]) => {
    const entity = namedBy(hierarchy, key, value);
    const line = entity ? lineOf(hierarchy, entity.id) : [];
    return line.filter(({ archivedAt }) => archivedAt === null).flatMap(({ id }) => nodesOf(id));
  });
  return chains.filter((chain) => chain.length > 0);
}

function nodeOf(entityId: string, assignment: Assignment | null, currentUsage: number, requested: number): ChainNode {
  const usageLimit = assignment?.usageLimit ?? null;
  const isGranted = usageLimit === null || plus(currentUsage, requested) <= usageLimit;
  return { entityId, scopeEntityIds: assignment?.scopeEntityIds ?? [], usageLimit, currentUsage, isGranted };
}

export function haveRoom(chains: ChainNode[][]): boolean {
  return chains.flat().every(({ isGranted }) => isGranted);
}
