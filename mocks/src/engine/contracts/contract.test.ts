import { describe, expect, it } from 'vitest';
import { newCustomer } from '../customers/customer.ts';
import { APRIL, MARCH, subscription } from '../customers/fixture.ts';
import { type ContractChange, changedContract, linked, nameOf, newContract, stateAt, unlinked } from './contract.ts';

const OCTOBER = Date.UTC(2026, 9, 1);
const identity = { id: 'id-1', contractId: 'contract-1', customerId: 'customer-test-id' };
const made = (change: ContractChange = {}) => newContract(identity, change, MARCH);

describe('the state', () => {
  const term = made({ activationStartDate: APRIL, activationEndDate: OCTOBER });

  it.each([
    ['DRAFT', MARCH],
    ['ACTIVE', APRIL],
    ['ACTIVE', OCTOBER - 1],
    ['END_BILLING', OCTOBER],
  ])('is %s at %d', (state, at) => {
    expect(stateAt(term, at)).toBe(state);
  });

  it('without dates is ACTIVE at once, and CANCELED once archived', () => {
    expect(stateAt(made(), MARCH)).toBe('ACTIVE');
    expect(stateAt({ ...term, archivedAt: APRIL }, OCTOBER)).toBe('CANCELED');
  });

  it('cannot end before it begins, also not by a later change', () => {
    expect(() => made({ activationStartDate: APRIL, activationEndDate: APRIL })).toThrow(/^body\.activationEndDate/);
    expect(() => changedContract(term, { activationEndDate: MARCH }, MARCH)).toThrow(/not after the start/);
  });
});

describe('a change', () => {
  it('leaves what is not said', () => {
    const before = made({ name: 'Launch', poNumber: 'PO-1', billingId: 'b' });
    expect(changedContract(before, { poNumber: null }, APRIL)).toEqual({ ...before, poNumber: null, updatedAt: APRIL });
  });

  it('of an archived contract is refused', () => {
    expect(() => changedContract({ ...made(), archivedAt: MARCH }, {}, APRIL)).toThrow(
      expect.objectContaining({ code: 'EntityIsArchivedError' }),
    );
  });
});

it('its name is the purchase order, else its own, else that of the customer', () => {
  const customer = newCustomer('customer-test-id', { name: 'Test Customer' }, MARCH);
  const names = [{ poNumber: 'PO-1', name: 'Launch' }, { name: 'Launch' }, {}].map((said) =>
    nameOf(made(said), customer),
  );
  expect(names).toEqual(['PO-1', 'Launch', 'Test Customer']);
  expect(nameOf(made(), undefined)).toBeNull();
});

describe('a subscription', () => {
  const link = (said: Parameters<typeof subscription>[0]) => linked(made(), subscription(said), 'body.x', APRIL);

  it('comes under the contract and leaves it', () => {
    const under = link({});
    expect(under).toMatchObject({ contractId: 'id-1', updatedAt: APRIL });
    expect(link(under)).toEqual(under);
    expect(unlinked(under, APRIL).contractId).toBeNull();
  });

  it.each([
    ['IntegrityViolation', { customerId: 'customer-free' }],
    ['DuplicatedEntityNotAllowed', { contractId: 'id-2' }],
    ['SubscriptionAlreadyCanceledOrExpired', { endDate: MARCH }],
  ])('is refused with %s', (code, said) => {
    expect(() => link(said)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(/^body\.x: /) }));
  });
});
