import type {
  Assignment as AssignmentOnWire,
  Entity as EntityOnWire,
  EntityType as EntityTypeOnWire,
  GovernanceNode as NodeOnWire,
} from '@meterline/openapi/types';
import type { Assignment, Capability } from '../../engine/governance/assignment.ts';
import type { Entity } from '../../engine/governance/entity.ts';
import type { EntityType } from '../../engine/governance/entity-type.ts';
import type { GovernanceNode } from '../../engine/governance/nodes.ts';
import { toIso, toIsoOrNull } from '../../engine/time.ts';

export function toEntityType({ createdAt, updatedAt, ...type }: EntityType): EntityTypeOnWire {
  return { ...type, createdAt: toIso(createdAt), updatedAt: toIso(updatedAt) };
}

export function toEntity(entity: Entity): EntityOnWire {
  const { id, entityTypeId, displayName, metadata, archivedAt, createdAt, updatedAt } = entity;
  return {
    id,
    entityTypeId,
    displayName,
    metadata,
    archivedAt: toIsoOrNull(archivedAt),
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}

/** The place is that of the entity, so all its budgets show the same one. */
export function toAssignment(assignment: Assignment, entity: Entity | undefined): AssignmentOnWire {
  const { id, entityId, scopeEntityIds, usageLimit, cadence, createdAt, updatedAt } = assignment;
  return {
    id,
    entityId,
    ...toCapability(assignment),
    parentId: entity?.parentId ?? null,
    scopeEntityIds,
    usageLimit,
    cadence,
    createdAt: toIso(createdAt),
    updatedAt: toIso(updatedAt),
  };
}

export function toNode({ entity, assignment, window, currentUsage, utilization }: GovernanceNode): NodeOnWire {
  return {
    entityId: entity.id,
    entityTypeId: entity.entityTypeId,
    displayName: entity.displayName,
    parentId: entity.parentId,
    scopeEntityIds: assignment?.scopeEntityIds ?? [],
    ...(assignment && toCapability(assignment)),
    usageLimit: assignment?.usageLimit ?? null,
    currentUsage,
    utilization,
    cadence: assignment?.cadence ?? null,
    usagePeriodStart: toIsoOrNull(window?.start ?? null),
    usagePeriodEnd: toIsoOrNull(window?.end ?? null),
  };
}

function toCapability({ featureId, currencyId }: Capability): { featureId?: string; currencyId?: string } {
  return { ...(featureId !== null && { featureId }), ...(currencyId !== null && { currencyId }) };
}
