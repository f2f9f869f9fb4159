import { describe, expect, it } from 'vitest';
import { chainsOf, haveRoom } from './chain.ts';
import { assignment, entity, HOUSE, hierarchyOf, NOON } from './fixture.ts';

const ADA = assignment({ usageLimit: 400 });
const LARGE = assignment({ id: 'assignment-2', scopeEntityIds: ['large'], usageLimit: 100 });
const EDITORS = assignment({ id: 'assignment-3', entityId: 'editors', usageLimit: 1000 });
const used: Record<string, number> = { 'assignment-1': 390, 'assignment-2': 20, 'assignment-3': 900 };
const ask = (dimensions: Record<string, string>, requested = 0, held = [ADA, LARGE, EDITORS]) =>
  chainsOf(HOUSE, held, dimensions, requested, (_, one) => (one ? (used[one.id] ?? 0) : 7));

describe('a chain', () => {
  it('goes from who is named up to the root, and an entity without a budget grants', () => {
    expect(ask({ userId: 'ada' }, 10)).toEqual([
      [
        { entityId: 'ada', scopeEntityIds: [], usageLimit: 400, currentUsage: 390, isGranted: true },
        { entityId: 'editors', scopeEntityIds: [], usageLimit: 1000, currentUsage: 900, isGranted: true },
        { entityId: 'house', scopeEntityIds: [], usageLimit: null, currentUsage: 7, isGranted: true },
      ],
    ]);
  });

  it('asks each budget by itself, and one no is a no', () => {
    const chains = ask({ userId: 'ada' }, 11);
    expect(chains[0]?.map(({ isGranted }) => isGranted)).toEqual([false, true, true]);
    expect(haveRoom(chains)).toBe(false);
    expect(haveRoom(ask({ userId: 'ada' }, 10))).toBe(true);
  });

  it('has the scoped budgets of an entity when their scope takes part', () => {
    const [ada, model] = ask({ userId: 'ada', model: 'large' });
    expect(ada?.map(({ usageLimit }) => usageLimit)).toEqual([400, 100, 1000, null]);
    expect(model?.map(({ entityId }) => entityId)).toEqual(['large']);
  });

  it('is there for each dimension that names somebody', () => {
    expect(ask({ color: 'red', userId: 'nobody' })).toEqual([]);
    expect(ask({ userId: 'ben', teamId: 'editors' })).toHaveLength(2);
    expect(haveRoom([])).toBe(true);
  });

  it('passes archived entities over', () => {
    const archived = entity('ada', 'user', { parentId: 'editors', archivedAt: NOON });
    const hierarchy = hierarchyOf(archived, entity('editors', 'team'));
    const [chain] = chainsOf(hierarchy, [ADA, EDITORS], { userId: 'ada' }, 0, () => 0);
    expect(chain?.map(({ entityId }) => entityId)).toEqual(['editors']);
    const alone = hierarchyOf({ ...archived, parentId: null });
    expect(chainsOf(alone, [ADA], { userId: 'ada' }, 0, () => 0)).toEqual([]);
  });
});
