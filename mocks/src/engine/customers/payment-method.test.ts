import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { newCustomer } from './customer.ts';
import { APRIL, MARCH } from './fixture.ts';
import { type Attachment, attached, detached, methodOf } from './payment-method.ts';

const ada = newCustomer('customer-ada', { billingId: 'cus_1', billingCurrency: 'usd' }, MARCH);
const attach = (said: Partial<Attachment> = {}, customer = ada) =>
  attached(
    customer,
    {
      integrationId: 'integration-stripe',
      paymentMethodId: 'card-2',
      vendorIdentifier: 'STRIPE',
      billingCurrency: undefined,
      ...said,
    },
    APRIL,
  );

describe('a payment method that is attached', () => {
  it('is the one that is charged from now on, and links its customer with the system that holds it', () => {
    expect(attach()).toEqual({
      ...ada,
      defaultPaymentMethod: {
        billingId: 'card-2',
        cardExpiryMonth: null,
        cardExpiryYear: null,
        cardLast4Digits: null,
        type: 'CARD',
      },
      integrations: [{ id: 'integration-stripe', syncedEntityId: 'cus_1', vendorIdentifier: 'STRIPE' }],
      updatedAt: APRIL,
    });
  });

  it('takes the place of the one before, and links once', () => {
    const twice = attach({ paymentMethodId: 'card-3' }, attach());
    expect(twice.defaultPaymentMethod?.billingId).toBe('card-3');
    expect(twice.integrations).toHaveLength(1);
  });

  it('can bring the currency that is paid in, or take it away', () => {
    expect(attach({ billingCurrency: 'eur' }).billingCurrency).toBe('eur');
    expect(attach({ billingCurrency: null }).billingCurrency).toBeNull();
  });

  it('is held by a system that takes payments, and by the one that its id is of', () => {
    expect(() => attach({ vendorIdentifier: 'HUBSPOT' })).toThrow(
      refusedWith('VendorIsNotSupported', 'body.vendorIdentifier: HUBSPOT takes no payments. Use one of STRIPE,'),
    );
    expect(() => attach({ vendorIdentifier: 'ZUORA' }, attach())).toThrow(
      refusedWith('IntegrityViolation', 'body.vendorIdentifier: integration-stripe is of STRIPE, not of ZUORA'),
    );
  });
});

describe('a payment method that is detached', () => {
  const withCard = { ...ada, defaultPaymentMethod: methodOf('card-1') };

  it('is gone', () => {
    expect(detached(withCard, null, APRIL)).toEqual({ ...ada, updatedAt: APRIL });
  });

  it('has to be there, and nothing may need it', () => {
    expect(() => detached(ada, null, APRIL)).toThrow(
      refusedWith('PaymentMethodNotFoundError', 'customerId: customer-ada has no payment method'),
    );
    expect(() => detached(withCard, 'subscription-1', APRIL)).toThrow(
      refusedWith('CannotRemovePaymentMethodFromCustomerError', 'customerId: subscription-1 is charged'),
    );
  });
});
