import { preview } from '../../engine/subscriptions/provision.ts';
import { knownCustomer } from '../../store/account.ts';
import type { Handler } from '../handler.ts';
import { toPreview } from './wire.ts';
import { wishFromPreview } from './wish.ts';

export const previewSubscription: Handler<'previewSubscription'> = (body, { store, at }) => {
  const customer = knownCustomer(store, body.customerId, 'body.customerId');
  return { status: 200, body: { data: toPreview(preview(store, customer, wishFromPreview(body), at)) } };
};
