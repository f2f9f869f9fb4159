import { type Assignment, appliesTo } from '../../engine/governance/assignment.ts';
import { attribution } from '../../engine/governance/hierarchy.ts';
import { budgetNode, type GovernanceNode, shown, treeNode, type View } from '../../engine/governance/nodes.ts';
import type { Window } from '../../engine/time.ts';
import type { Dimensions } from '../../engine/usage/aggregation.ts';
import { knownCustomer } from '../../store/account.ts';
import { hierarchyOf, usedIn } from '../../store/budgets.ts';
import { pageOf } from '../../store/page.ts';
import type { Context, Handler, Input } from '../handler.ts';
import { toNode } from './wire.ts';

type Placed = GovernanceNode & { cursor: string };

export const listGovernanceNodes: Handler<'listGovernanceNodes'> = (query, context) => {
  const { customerId, featureIds, currencyIds, after, limit } = query;
  knownCustomer(context.store, customerId);
  const isTree = featureIds === undefined && currencyIds === undefined;
  const nodes = isTree ? tree(customerId, context) : budgets(query, context);
  const rows = shown(nodes, viewIn(query)).map((record) => ({ record, cursor: record.cursor }));
  const page = pageOf(rows, { ...(after !== undefined && { after }), ...(limit !== undefined && { limit }) }, toNode);
  return { status: 200, body: { data: page.data, pagination: { next: page.pagination.next } } };
};

/** Every entity once. */
function tree(customerId: string, { store }: Context): Placed[] {
  return [...store.tables.entities.rowsOf(customerId)]
    .filter(({ record }) => record.archivedAt === null)
    .map(({ record, cursor }) => ({ ...treeNode(record), cursor }));
}

/** Every budget on one of the capabilities, with what has been used of it. */
function budgets(query: Input<'listGovernanceNodes'>, { store, at }: Context): Placed[] {
  const { customerId, featureIds = [], currencyIds = [] } = query;
  const hierarchy = hierarchyOf(store, customerId);
  const participantsIn = attribution(hierarchy);
  const isAsked = ({ featureId, currencyId }: Assignment) =>
    featureId === null ? currencyIds.includes(currencyId ?? '') : featureIds.includes(featureId);
  return [...store.tables.assignments.of(customerId)].filter(isAsked).flatMap((assignment) => {
    const entity = hierarchy.entities.get(assignment.entityId);
    if (!entity || entity.archivedAt !== null) return [];
    const belongs = (dimensions: Dimensions) => appliesTo(assignment, participantsIn(dimensions));
    const used = (window: Window | null) => usedIn(store, customerId, assignment, window, belongs, at);
    return [{ ...budgetNode(entity, assignment, used, at), cursor: assignment.id }];
  });
}

function viewIn(query: Input<'listGovernanceNodes'>): View {
  const { entityTypeIds, entityIdSearch, minUtilization } = query;
  const { scope = 'all', sortBy = 'utilization', order = 'desc' } = query;
  return { entityTypeIds, search: entityIdSearch, minUtilization, scope, sortBy, order };
}
