// A kind of entity that use is attributed to: teams and users, which form a tree, or models, which are about what is used.
// Invariant: a kind is attributed by the dimensions that its keys name; without keys it has only what comes from below.
// Example: user with the key userId: {userId: 'user-ada'} is a use of the entity user-ada.
import type { Instant } from '../time.ts';
import { upserted } from './upserted.ts';

export type EntityType = {
  id: string;
  displayName: string;
  description: string | null;
  attributionKeys: string[];
  createdAt: Instant;
  updatedAt: Instant;
};

/** What a caller says of a kind. A description that is left out stays. */
export type EntityTypeChange = Pick<EntityType, 'id' | 'displayName' | 'attributionKeys'> & {
  description?: string | null | undefined;
};

export function upsertedType(before: EntityType | undefined, change: EntityTypeChange, at: Instant): EntityType {
  const { id, displayName, attributionKeys } = change;
  const description = change.description === undefined ? (before?.description ?? null) : change.description || null;
  return upserted(before, { id, displayName, description, attributionKeys }, at);
}
