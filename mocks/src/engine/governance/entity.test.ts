import { describe, expect, it } from 'vitest';
import { archivedEntity, type Entity, type EntityChange, unarchivedEntity, upsertedEntity } from './entity.ts';
import { upsertedType } from './entity-type.ts';
import { NOON } from './fixture.ts';

const LATER = NOON + 3_600_000;
const upsert = (change: EntityChange, before?: Entity, at = NOON) =>
  upsertedEntity(before, 'customer-test-id', change, 'body.entities[0]', at);
const ada = upsert({ id: 'ada', entityTypeId: 'user', displayName: 'Ada', metadata: { desk: 'news', floor: '2' } });

describe('an entity', () => {
  it('that is new needs a kind', () => {
    expect(() => upsert({ id: 'ben' })).toThrow(
      expect.objectContaining({
        code: 'BadUserInput',
        message: expect.stringContaining('body.entities[0].entityTypeId'),
      }),
    );
  });

  it('that is new has no name and nothing else but what was said', () => {
    expect(upsert({ id: 'ben', entityTypeId: 'user' })).toMatchObject({
      displayName: null,
      metadata: {},
      parentId: null,
    });
  });

  it('keeps what nothing is said of', () => {
    expect(upsert({ id: 'ada' }, ada, LATER)).toEqual(ada);
  });

  it('that is said again is not even younger', () => {
    const again = { id: 'ada', entityTypeId: 'user', displayName: 'Ada', metadata: { floor: '2' } };
    expect(upsert(again, ada, LATER).updatedAt).toBe(NOON);
  });

  it('merges metadata, and an empty text removes a key', () => {
    const changed = upsert({ id: 'ada', metadata: { floor: '', city: 'Ghent' } }, ada, LATER);
    expect(changed).toMatchObject({ metadata: { desk: 'news', city: 'Ghent' }, updatedAt: LATER });
    expect(changed.metadata).not.toHaveProperty('floor');
  });

  it.each([null, ''])('loses its name by %j', (displayName) => {
    expect(upsert({ id: 'ada', displayName }, ada, LATER).displayName).toBeNull();
  });

  it('is archived once, and comes back when something is said of it', () => {
    const archived = archivedEntity(ada, LATER);
    expect(archivedEntity(archived, LATER + 1)).toEqual({ ...ada, archivedAt: LATER, updatedAt: LATER });
    expect(unarchivedEntity(archived, LATER).archivedAt).toBeNull();
    expect(unarchivedEntity(ada, LATER)).toBe(ada);
    expect(upsert({ id: 'ada' }, archived, LATER).archivedAt).toBeNull();
  });
});

describe('a kind of entity', () => {
  const team = { id: 'team', displayName: 'Team', attributionKeys: ['teamId'] };
  const before = upsertedType(undefined, { ...team, description: 'A desk' }, NOON);

  it('keeps its description unless it is cleared', () => {
    expect(upsertedType(before, team, LATER)).toEqual(before);
    expect(upsertedType(before, { ...team, description: '' }, LATER)).toMatchObject({
      description: null,
      createdAt: NOON,
      updatedAt: LATER,
    });
  });
});
