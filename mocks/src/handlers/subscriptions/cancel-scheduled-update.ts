import type { Handler } from '../handler.ts';
import { dropUpdate } from './drop-update.ts';

export const cancelScheduledUpdate: Handler<'cancelScheduledUpdate'> = ({ subscriptionId }, context) => {
  return dropUpdate(subscriptionId, 'date', context);
};
