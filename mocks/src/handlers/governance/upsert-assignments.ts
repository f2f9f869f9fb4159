import type { AssignmentUpsert } from '@meterline/openapi/types';
import {
  type Capability,
  capabilityIn,
  holderIn,
  isAbout,
  isHeldBy,
  upsertedAssignment,
} from '../../engine/governance/assignment.ts';
import type { Entity } from '../../engine/governance/entity.ts';
import { placedUnder } from '../../engine/governance/place.ts';
import { assertMetered } from '../../engine/governance/use.ts';
import { Refusal } from '../../engine/refusal.ts';
import { knownCustomer, knownFeature } from '../../store/account.ts';
import { hierarchyOf } from '../../store/budgets.ts';
import { knownCurrency } from '../catalog/known.ts';
import type { Context, Handler } from '../handler.ts';
import { knownEntity } from './known-entity.ts';
import { toAssignment } from './wire.ts';

export const upsertAssignments: Handler<'upsertAssignments'> = ({ customerId, assignments }, context) => {
  knownCustomer(context.store, customerId);
  const data = assignments.map((line, index) => upsert(customerId, line, `body.assignments[${index}]`, context));
  return { status: 200, body: { data } };
};

function upsert(customerId: string, line: AssignmentUpsert, field: string, { store, at }: Context) {
  const entity = activeEntity(store, customerId, line.entityId, `${field}.entityId`);
  const capability = knownCapability(store, line, field);
  const holder = holderIn(entity.id, line.scopeEntityIds ?? [], field);
  for (const id of holder.scopeEntityIds) knownEntity(store, customerId, id, `${field}.scopeEntityIds`);

  const all = [...store.tables.assignments.of(customerId)];
  const before = all.find((one) => isAbout(one, capability) && isHeldBy(one, holder));
  const subject = { ...holder, ...capability, customerId };
  const assignment = upsertedAssignment(before, subject, line, store.uuid, field, at);
  const isPlaced = all.some(({ entityId }) => entityId === entity.id);
  const parentId = line.parentId === undefined ? entity.parentId : line.parentId;
  const hierarchy = hierarchyOf(store, customerId);
  const placed = placedUnder(hierarchy, entity, parentId, isPlaced, `${field}.parentId`, at);

  store.commit({ assignments: [assignment], entities: [placed] });
  return toAssignment(assignment, placed);
}

function activeEntity(store: Context['store'], customerId: string, entityId: string, field: string): Entity {
  const entity = knownEntity(store, customerId, entityId, field);
  if (entity.archivedAt === null) return entity;
  throw new Refusal('EntityIsArchivedError', `${field}: ${entityId} is archived. Unarchive it first.`);
}

/** The one thing that the budget is about, if it is there and can be used up. */
function knownCapability(store: Context['store'], line: AssignmentUpsert, field: string): Capability {
  const capability = capabilityIn(line, field);
  const { featureId, currencyId } = capability;
  if (featureId !== null) assertMetered(knownFeature(store, featureId, `${field}.featureId`), `${field}.featureId`);
  if (currencyId !== null) knownCurrency(store, currencyId, `${field}.currencyId`);
  return capability;
}
