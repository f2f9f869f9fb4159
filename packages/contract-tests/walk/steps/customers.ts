import { CUSTOMERS } from '../market.ts';
import { type Scene, somebody } from '../scene.ts';
import { call } from '../step.ts';

const card = { type: 'CARD', billingId: 'card', cardLast4Digits: '4242', cardExpiryMonth: 12, cardExpiryYear: 2040 };

export function provisionCustomer({ chance }: Scene) {
  const id = chance.of(CUSTOMERS);
  return call([id], 'provisionCustomer', {
    id,
    name: id,
    ...(chance.odds(0.7) && { defaultPaymentMethod: { ...card, type: 'CARD' } }),
    ...(chance.odds(0.2) && { couponId: 'coupon-forever' }),
  });
}

export function updateCustomer(scene: Scene) {
  const { chance } = scene;
  const customerId = somebody(scene);
  const couponId = chance.maybe(0.5, () => chance.of(['coupon-quarter', 'coupon-forever', 'coupon-once', '', null]));
  return call([customerId], 'updateCustomer', {
    customerId,
    ...(couponId !== undefined && { couponId }),
    ...(chance.odds(0.5) && { metadata: { step: String(scene.count) } }),
  });
}

export function archiveCustomer(scene: Scene) {
  const customerId = somebody(scene);
  return call([customerId], 'archiveCustomer', { customerId });
}

export function unarchiveCustomer(scene: Scene) {
  const archived = [...scene.accounts].filter(([, { customer }]) => customer.archivedAt !== null).map(([id]) => id);
  const customerId = scene.chance.of(archived);
  return customerId === undefined ? undefined : call([customerId], 'unarchiveCustomer', { customerId });
}

export function attachPaymentMethod(scene: Scene) {
  const customerId = somebody(scene);
  return call([customerId], 'attachPaymentMethod', {
    customerId,
    integrationId: 'integration-stripe',
    paymentMethodId: `card-${scene.count}`,
    vendorIdentifier: 'STRIPE',
  });
}

export function detachPaymentMethod(scene: Scene) {
  const customerId = somebody(scene);
  return call([customerId], 'detachPaymentMethod', { customerId });
}
