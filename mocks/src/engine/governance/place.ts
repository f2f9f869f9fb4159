// Decides whether an entity may stand under another one.
// Invariant: the places of a customer's entities are trees. What has its place and something below it stays where it is.
// Example: ada under editors may go under writers; editors, with ada below, may not go anywhere.
import { known, Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { Entity } from './entity.ts';
import { type Hierarchy, lineOf } from './hierarchy.ts';

/** The entity in its new place; null is a root. It is placed once it has a budget. */
export function placedUnder(
  hierarchy: Hierarchy,
  entity: Entity,
  parentId: string | null,
  isPlaced: boolean,
  field: string,
  at: Instant,
): Entity {
  if (parentId === entity.parentId) return entity;
  if (isPlaced) assertLeaf(hierarchy, entity, field);
  if (parentId !== null) assertAbove(hierarchy, entity, parentId, field);
  return { ...entity, parentId, updatedAt: at };
}

function assertLeaf({ entities }: Hierarchy, { id }: Entity, field: string): void {
  for (const below of entities.values()) {
    if (below.parentId !== id) continue;
    throw new Refusal('IntegrityViolation', `${field}: ${id} has ${below.id} below it. Move what is below it first.`);
  }
}

function assertAbove(hierarchy: Hierarchy, { id }: Entity, parentId: string, field: string): void {
  const parent = known(hierarchy.entities.get(parentId), 'EntityNotFound', 'entity', field, parentId);
  if (parent.archivedAt !== null) {
    throw new Refusal('EntityIsArchivedError', `${field}: ${parentId} is archived. Unarchive it first.`);
  }
  if (lineOf(hierarchy, parentId).some((above) => above.id === id)) {
    throw new Refusal('IntegrityViolation', `${field}: ${id} would be above itself. Choose another parent.`);
  }
}
