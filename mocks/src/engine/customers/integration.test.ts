import { describe, expect, it } from 'vitest';
import { refusedWith } from '../refusal.fixture.ts';
import { newCustomer } from './customer.ts';
import { APRIL, MARCH } from './fixture.ts';
import { knownIntegration, linked, relinked, unlinked } from './integration.ts';

const ada = newCustomer('customer-ada', {}, MARCH);
const hubspot = { id: 'integration-hubspot', syncedEntityId: '4711', vendorIdentifier: 'HUBSPOT' };
const stripe = { id: 'integration-stripe', syncedEntityId: null, vendorIdentifier: 'STRIPE' };

describe('a customer', () => {
  it('is linked with other systems, with each once', () => {
    const both = linked(linked(ada, hubspot, MARCH), stripe, APRIL);
    expect(both).toMatchObject({ integrations: [hubspot, stripe], updatedAt: APRIL });
    expect(() => linked(both, { ...stripe, syncedEntityId: 'cus_1' }, APRIL)).toThrow(
      refusedWith('DuplicatedEntityNotAllowed', 'body.id: customer-ada is linked with integration-stripe already'),
    );
  });

  it('is known there by another id when that changes, and elsewhere by the one that it had', () => {
    expect(relinked([hubspot, stripe], stripe.id, 'cus_1')).toEqual([hubspot, { ...stripe, syncedEntityId: 'cus_1' }]);
    expect(relinked([hubspot], hubspot.id, null)).toEqual([{ ...hubspot, syncedEntityId: null }]);
  });

  it('that is unlinked keeps its other links', () => {
    const both = { ...ada, integrations: [hubspot, stripe] };
    expect(unlinked(both, hubspot.id, APRIL)).toEqual({ ...ada, integrations: [stripe], updatedAt: APRIL });
  });
});

it('a link is found by its id, at its customer', () => {
  const one = { ...ada, integrations: [hubspot] };
  expect(knownIntegration(one, hubspot.id)).toBe(hubspot);
  expect(() => knownIntegration(one, stripe.id)).toThrow(
    refusedWith(
      'IntegrationNotFound',
      'integrationId: there is no integration of the customer with the id "integration-stripe"',
    ),
  );
});
