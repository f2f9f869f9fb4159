import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { delegated } from './delegate.ts';
import { ID, onPro } from './update.fixture.ts';
import { APRIL, MARCH, NOON } from './world.fixture.ts';

const setting = { customers: [{}, { id: 'customer-quill' }, { id: 'customer-poor', defaultPaymentMethod: null }] };

describe('a subscription that is delegated', () => {
  it('is paid by the other customer from its next invoice on, and stays with its own', () => {
    const world = onPro(setting);
    const after = delegated(world.subscription(ID), world.customer('customer-quill'), NOON);
    expect(after).toEqual({ ...world.subscription(ID), payingCustomerId: 'customer-quill', updatedAt: NOON });
    world.commit({ subscriptions: [after] });
    world.pass(NOON, APRIL);
    expect(world.invoices().map(({ customerId, total }) => [customerId, total])).toEqual([
      ['customer-test-id', 49],
      ['customer-quill', 49],
    ]);
  });

  it('to its own customer is paid by that one again', () => {
    const world = onPro(setting, { payingCustomerId: 'customer-quill' });
    expect(delegated(world.subscription(ID), world.customer(), NOON).payingCustomerId).toBeNull();
  });

  it('needs somebody who can pay, unless nothing is charged', () => {
    const world = onPro(setting);
    const [charged, poor] = [world.subscription(ID), world.customer('customer-poor')];
    expect(() => delegated(charged, poor, NOON)).toThrow(
      refusedWith('PaymentMethodNotFoundError', 'body.targetCustomerId: customer-poor'),
    );
    for (const said of [{ pricingType: 'FREE' }, { paymentCollectionMethod: 'INVOICE' }] as const)
      expect(delegated({ ...charged, ...said }, poor, NOON).payingCustomerId).toBe('customer-poor');
    const unsaid = { ...charged, paymentCollectionMethod: null };
    expect(() => delegated(unsaid, poor, NOON)).toThrow(refusedWith('PaymentMethodNotFoundError'));
  });

  it('needs a customer who is not archived, and a subscription that is not over', () => {
    const world = onPro(setting, { cancellationDate: APRIL });
    const archived = { ...world.customer('customer-quill'), archivedAt: MARCH };
    expect(() => delegated(world.subscription(ID), archived, NOON)).toThrow(
      refusedWith('EntityIsArchivedError', 'body.targetCustomerId: customer-quill'),
    );
    expect(() => delegated(world.subscription(ID), world.customer('customer-quill'), APRIL)).toThrow(
      refusedWith('SubscriptionAlreadyCanceledOrExpired', ID),
    );
  });
});
