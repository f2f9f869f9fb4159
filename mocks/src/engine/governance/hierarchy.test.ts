import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from './entity.ts';
import { entity, HOUSE, hierarchyOf, NOON } from './fixture.ts';
import { attribution, lineOf, namedBy } from './hierarchy.ts';
import { placedUnder } from './place.ts';

describe('a use', () => {
  const takingPart = (dimensions: Record<string, string | number>) => [...attribution(HOUSE)(dimensions)];

  it('is attributed to who is named, and to everything above', () => {
    expect(takingPart({ userId: 'ada', model: 'large' })).toEqual(['ada', 'editors', 'house', 'large']);
  });

  it('is named by any key of the kind, and by no key of another kind', () => {
    expect(namedBy(HOUSE, 'author', 'ada')?.id).toBe('ada');
    expect(namedBy(HOUSE, 'teamId', 'ada')).toBeUndefined();
    expect(takingPart({ model: 'ada', userId: 'nobody', pages: 3 })).toEqual([]);
  });

  it('is never of a kind without keys by itself', () => {
    expect(takingPart({ company: 'house' })).toEqual([]);
  });
});

describe('a place', () => {
  const find = (hierarchy: typeof HOUSE, id: string) => hierarchy.entities.get(id) as Entity;
  const move = (id: string, parentId: string | null, isPlaced = true) =>
    placedUnder(HOUSE, find(HOUSE, id), parentId, isPlaced, 'body.assignments[0].parentId', NOON + 1);

  it('of a leaf can change, up to a root', () => {
    expect(move('ada', 'house')).toMatchObject({ parentId: 'house', updatedAt: NOON + 1 });
    expect(move('ada', null).parentId).toBeNull();
  });

  it('stays where it is said again, whatever is below', () => {
    expect(move('editors', 'house')).toBe(find(HOUSE, 'editors'));
  });

  it('with something below it cannot change', () => {
    expect(() => move('editors', null)).toThrow(
      expect.objectContaining({ code: 'IntegrityViolation', message: expect.stringMatching(/^body.*ada below/) }),
    );
  });

  it.each([
    ['nowhere', 'EntityNotFound'],
    ['ada', 'IntegrityViolation'],
  ])('under %s is refused with %s', (parentId, code) => {
    expect(() => move('ada', parentId)).toThrow(expect.objectContaining({ code }));
  });

  it('of what was never placed may be taken with everything below it, but not under itself', () => {
    expect(move('editors', 'large', false).parentId).toBe('large');
    expect(() => move('house', 'ada', false)).toThrow(expect.objectContaining({ code: 'IntegrityViolation' }));
  });

  it('under an archived entity is refused', () => {
    const hierarchy = hierarchyOf(entity('ada', 'user'), entity('editors', 'team', { archivedAt: NOON }));
    const act = () => placedUnder(hierarchy, find(hierarchy, 'ada'), 'editors', false, 'body', NOON);
    expect(act).toThrow(expect.objectContaining({ code: 'EntityIsArchivedError' }));
  });

  it('is in a tree, however things are moved', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const moves = fc.array(fc.tuple(fc.constantFrom(...ids), fc.option(fc.constantFrom(...ids)), fc.boolean()));
    fc.assert(
      fc.property(moves, (list) => {
        const entities = new Map(ids.map((id) => [id, entity(id, 'user')]));
        const hierarchy = { types: HOUSE.types, entities };
        for (const [id, parentId, isPlaced] of list) {
          try {
            entities.set(id, placedUnder(hierarchy, find(hierarchy, id), parentId, isPlaced, 'body', NOON));
          } catch {}
        }
        for (const id of ids) expect(lineOf(hierarchy, id).at(-1)?.parentId).toBeNull();
      }),
    );
  });
});
