import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Customer, type CustomerChange, changedCustomer, newCustomer } from './customer.ts';
import { APRIL, MARCH } from './fixture.ts';

const ada = newCustomer('customer-ada', { name: 'Ada', email: 'ada@example.com', couponId: 'coupon-launch-20' }, MARCH);

/** What JavaScript callers pass for what they leave out, and the type does not allow. */
const leftOut = (change: { [Key in keyof CustomerChange]: CustomerChange[Key] | undefined }) =>
  change as CustomerChange;

describe('a new customer', () => {
  it('has what was said of it, and nothing else', () => {
    expect(newCustomer('customer-ada', { name: 'Ada' }, MARCH)).toEqual({
      id: 'customer-ada',
      name: 'Ada',
      email: null,
      billingId: null,
      billingCurrency: null,
      couponId: null,
      defaultPaymentMethod: null,
      integrations: [],
      language: null,
      timezone: null,
      metadata: {},
      passthrough: null,
      createdAt: MARCH,
      updatedAt: MARCH,
      archivedAt: null,
    });
  });
});

describe('a change of a customer', () => {
  it('replaces what it says, leaves the rest, and is dated', () => {
    expect(changedCustomer(ada, { name: 'Ada L.' }, APRIL)).toEqual({ ...ada, name: 'Ada L.', updatedAt: APRIL });
  });

  it('says nothing with undefined, and clears with null', () => {
    const changed = changedCustomer(ada, leftOut({ name: undefined, email: null }), APRIL);
    expect([changed.name, changed.email]).toEqual(['Ada', null]);
  });

  it('takes the coupon away with an empty couponId', () => {
    expect(changedCustomer(ada, { couponId: '' }, APRIL).couponId).toBeNull();
    expect(changedCustomer(ada, { couponId: 'coupon-welcome-10' }, APRIL).couponId).toBe('coupon-welcome-10');
  });

  it('replaces metadata as a whole', () => {
    const tagged = changedCustomer(ada, { metadata: { team: 'red', tier: 'gold' } }, MARCH);
    expect(changedCustomer(tagged, { metadata: { team: 'blue' } }, APRIL).metadata).toEqual({ team: 'blue' });
  });

  it('leaves the customer that it was given as it was', () => {
    const before = structuredClone(ada);
    changedCustomer(ada, { name: 'Grace', couponId: '' }, APRIL);
    expect(ada).toEqual(before);
  });
});

const text = fc.option(fc.string({ maxLength: 5 }), { nil: undefined });
const anyChange = fc.record({
  name: text,
  email: text,
  language: text,
  couponId: text,
}) as fc.Arbitrary<CustomerChange>;

describe('laws of changes', () => {
  it('the same change twice is that change once', () => {
    fc.assert(
      fc.property(anyChange, (change) => {
        const once = changedCustomer(ada, change, APRIL);
        expect(changedCustomer(once, change, APRIL)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('a change never touches who the customer is, or since when', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 5 }), (changes) => {
        const last = changes.reduce<Customer>((customer, change) => changedCustomer(customer, change, APRIL), ada);
        expect([last.id, last.createdAt, last.archivedAt]).toEqual(['customer-ada', MARCH, null]);
      }),
      { numRuns: 1000 },
    );
  });
});
