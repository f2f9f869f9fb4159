import { PLANS } from '../../engine/catalog/family.ts';
import type { Handler } from '../handler.ts';
import { publish } from './package-store.ts';

export const publishPlan: Handler<'publishPlan'> = ({ planId, migrationType }, context) => {
  const { taskId } = publish(PLANS, planId, context, migrationType);
  return { status: 200, body: { data: { taskId } } };
};
