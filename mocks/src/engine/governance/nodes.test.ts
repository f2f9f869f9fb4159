import { describe, expect, it } from 'vitest';
import { assignment, HOUSE, NOON } from './fixture.ts';
import { budgetNode, type GovernanceNode, shown, treeNode, utilizationOf, type View } from './nodes.ts';

const VIEW: View = {
  entityTypeIds: undefined,
  search: undefined,
  minUtilization: undefined,
  scope: 'all',
  sortBy: 'utilization',
  order: 'desc',
};

function node(
  entityId: string,
  usageLimit: number | null,
  used: number,
  scopeEntityIds: string[] = [],
): GovernanceNode {
  const entity = HOUSE.entities.get(entityId);
  if (!entity) throw new Error(entityId);
  return budgetNode(entity, assignment({ entityId, usageLimit, scopeEntityIds }), () => used, NOON);
}

const NODES = [
  node('ada', 400, 250),
  node('ben', null, 10),
  node('editors', 1000, 260),
  node('ada', 0, 0, ['large']),
  node('house', 2000, 520),
];
const seen = (said: Partial<View>) =>
  shown(NODES, { ...VIEW, ...said }).map(({ entity, assignment }) => entity.id + (assignment?.scopeEntityIds ?? ''));

it.each([
  [250, 400, 0.625],
  [500, 400, 1.25],
  [0, 0, 1],
  [3, null, null],
])('%d of %j is %j', (used, limit, utilization) => {
  expect(utilizationOf(used, limit)).toBe(utilization);
});

describe('the view', () => {
  it('shows the fullest first, ties as they were made, and what has no limit last', () => {
    expect(seen({})).toEqual(['adalarge', 'ada', 'editors', 'house', 'ben']);
    expect(seen({ order: 'asc' })).toEqual(['editors', 'house', 'ada', 'adalarge', 'ben']);
  });

  it.each([
    ['currentUsage', ['house', 'editors', 'ada', 'ben', 'adalarge']],
    ['usageLimit', ['house', 'editors', 'ada', 'adalarge', 'ben']],
    ['scopeSize', ['adalarge', 'ada', 'ben', 'editors', 'house']],
    ['id', ['house', 'editors', 'ben', 'ada', 'adalarge']],
    ['createdAt', ['ada', 'ben', 'editors', 'adalarge', 'house']],
  ] as const)('sorts by %s', (sortBy, order) => {
    expect(seen({ sortBy })).toEqual(order);
  });

  it('finds by kind, by a part of the id or name, by fullness and by scope', () => {
    expect(seen({ entityTypeIds: ['team', 'company'] })).toEqual(['editors', 'house']);
    expect(seen({ search: 'DITO' })).toEqual(['editors']);
    expect(seen({ search: 'the e' })).toEqual(['editors']);
    expect(seen({ search: '%' })).toEqual([]);
    expect(seen({ minUtilization: 0.625 })).toEqual(['adalarge', 'ada']);
    expect(seen({ minUtilization: 0 })).toHaveLength(5);
    expect(seen({ scope: 'scoped' })).toEqual(['adalarge']);
    expect(seen({ scope: 'nodeWide' })).toHaveLength(4);
  });

  it('of the tree has entities without use', () => {
    const tree = [...HOUSE.entities.values()].map(treeNode);
    expect(shown(tree, { ...VIEW, sortBy: 'id', order: 'asc' }).map(({ entity }) => entity.id)).toEqual([
      'ada',
      'ben',
      'editors',
      'house',
      'large',
    ]);
    for (const sortBy of ['scopeSize', 'createdAt', 'usageLimit'] as const)
      expect(shown(tree, { ...VIEW, sortBy }).map(({ entity }) => entity.id)).toEqual([...HOUSE.entities.keys()]);
    expect(shown(tree, { ...VIEW, scope: 'scoped' })).toEqual([]);
    expect(tree[0]).toMatchObject({ currentUsage: null, utilization: null, window: null });
  });
});
