import type { Handler } from '../handler.ts';
import { dropUpdate } from './drop-update.ts';

export const cancelPendingPaymentUpdate: Handler<'cancelPendingPaymentUpdate'> = ({ subscriptionId }, context) => {
  return dropUpdate(subscriptionId, 'payment', context);
};
