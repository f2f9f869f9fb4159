// Decides what is on record of an entity: a team, a user, a model of one customer.
// Invariant: what a caller leaves out stays, metadata key by key; an entity has a kind from its beginning.
// Example: metadata {a: '1', b: '2'}, then {b: '', c: '3'}: {a: '1', c: '3'}.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';
import { upserted } from './upserted.ts';

export type Entity = {
  id: string;
  customerId: string;
  entityTypeId: string;
  displayName: string | null;
  metadata: Record<string, string>;
  /** The entity above it. Its place is one, whatever budgets it has. */
  parentId: string | null;
  archivedAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
};

export type EntityChange = {
  id: string;
  entityTypeId?: string | undefined;
  displayName?: string | null | undefined;
  metadata?: Record<string, string> | undefined;
};

/** An archived entity comes back when something is said of it. */
export function upsertedEntity(
  before: Entity | undefined,
  customerId: string,
  change: EntityChange,
  field: string,
  at: Instant,
): Entity {
  const entityTypeId = change.entityTypeId ?? before?.entityTypeId;
  if (entityTypeId === undefined) {
    throw new Refusal('BadUserInput', `${field}.entityTypeId: ${change.id} is new. Say which kind of entity it is.`);
  }
  const displayName = change.displayName === undefined ? (before?.displayName ?? null) : change.displayName || null;
  const metadata = mergedMetadata(before?.metadata ?? {}, change.metadata ?? {});
  const parentId = before?.parentId ?? null;
  const said = { id: change.id, customerId, entityTypeId, displayName, metadata, parentId, archivedAt: null };
  return upserted(before, said, at);
}

function mergedMetadata(before: Record<string, string>, said: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...before, ...said }).filter(([, value]) => value !== ''));
}

export function archivedEntity(entity: Entity, at: Instant): Entity {
  return entity.archivedAt === null ? { ...entity, archivedAt: at, updatedAt: at } : entity;
}

export function unarchivedEntity(entity: Entity, at: Instant): Entity {
  return entity.archivedAt === null ? entity : { ...entity, archivedAt: null, updatedAt: at };
}
