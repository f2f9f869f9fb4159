// Decides whom a use is attributed to: the entities that its dimensions name, and everything above them.
// Invariant: what is used below is used above, so a parent has never used less than a child of the same budget.
// Example: user-ada under team-editors; {userId: 'user-ada', model: 'model-large'} is a use of all three.
import type { Dimensions, DimensionValue } from '../usage/aggregation.ts';
import type { Entity } from './entity.ts';
import type { EntityType } from './entity-type.ts';

export type Hierarchy = {
  types: ReadonlyMap<string, EntityType>;
  entities: ReadonlyMap<string, Entity>;
};

/** The ids of the entities that take part in a use. */
export type Participants = ReadonlySet<string>;

/** The entity and those above it, up to its root. */
export function lineOf({ entities }: Hierarchy, id: string): Entity[] {
  const line: Entity[] = [];
  for (let next = entities.get(id); next && !line.includes(next); ) {
    line.push(next);
    next = next.parentId === null ? undefined : entities.get(next.parentId);
  }
  return line;
}

/** The entity that a dimension names: one whose kind is attributed by this key. */
export function namedBy({ types, entities }: Hierarchy, key: string, value: DimensionValue): Entity | undefined {
  const entity = entities.get(String(value));
  return entity && types.get(entity.entityTypeId)?.attributionKeys.includes(key) ? entity : undefined;
}

/** Who takes part in a use, by its dimensions. Many budgets ask about the same uses, so each is looked at once. */
export function attribution(hierarchy: Hierarchy): (dimensions: Dimensions) => Participants {
  const known = new WeakMap<Dimensions, Participants>();
  return (dimensions) => {
    const found = known.get(dimensions) ?? participantsIn(hierarchy, dimensions);
    known.set(dimensions, found);
    return found;
  };
}

function participantsIn(hierarchy: Hierarchy, dimensions: Dimensions): Participants {
  const lines = Object.entries(dimensions).map(([key, value]) => {
    const entity = namedBy(hierarchy, key, value);
    return entity ? lineOf(hierarchy, entity.id) : [];
  });
  return new Set(lines.flat().map(({ id }) => id));
}
