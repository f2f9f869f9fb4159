import { describe, expect, it } from 'vitest';
import { refusedWith } from './refusal.fixture.ts';
import { assertFree, inField, known, Refusal } from './refusal.ts';

describe('a refusal', () => {
  it.each([
    ['CustomerNotFound', 404],
    ['ProductNotFoundError', 404],
    ['NoDraftOfferFound', 404],
    ['MissingBillingInvoiceError', 404],
    ['DuplicatedEntityNotAllowed', 409],
    ['DraftAlreadyExists', 409],
    ['AccessDeniedError', 403],
    ['IdentityForbidden', 403],
    ['BadUserInput', 400],
    ['NotFoundInNoList', 400],
  ] as const)('with %s has the status %i', (code, status) => {
    expect(new Refusal(code, 'body.id: no.').status).toBe(status);
  });

  it('names the field as it stands in the whole request', () => {
    const refuse = () => {
      throw new Refusal('BadUserInput', 'body.amount: the body is too small.');
    };
    expect(() => inField('body.rows[2]', refuse)).toThrow(
      refusedWith('BadUserInput', 'body.rows[2].amount: the body is too small.'),
    );
    expect(inField('body.rows[2]', () => 7)).toBe(7);
  });

  it('is never made of a defect', () => {
    const defect = new TypeError('body is undefined');
    expect(() =>
      inField('body.rows[2]', () => {
        throw defect;
      }),
    ).toThrow(defect);
  });
});

describe('what is named in a request', () => {
  it('has to be there', () => {
    const ada = { id: 'ada' };
    expect(known(ada, 'CustomerNotFound', 'customer', 'body.customerId', 'ada')).toBe(ada);
    expect(() => known(undefined, 'CustomerNotFound', 'customer', 'body.customerId', 'a"da')).toThrow(
      refusedWith('CustomerNotFound', 'body.customerId: there is no customer with the id "a\\"da".'),
    );
  });

  it('has to be free when it is to be new', () => {
    expect(() => assertFree(undefined, 'plan', 'body.id', 'plan-pro')).not.toThrow();
    expect(() => assertFree({}, 'plan', 'body.id', 'plan-pro')).toThrow(
      refusedWith('DuplicatedEntityNotAllowed', 'body.id: a plan with the id "plan-pro" exists already.'),
    );
  });
});
