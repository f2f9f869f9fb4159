import { describe, expect, it } from 'vitest';
import { DAY, fromIso } from '../time.ts';
import { newCustomer } from './customer.ts';
import { type ImportedCustomer, imported } from './import.ts';

const NOON = fromIso('2026-03-10T12:00:00Z');
const line = (more: Partial<ImportedCustomer> = {}): ImportedCustomer => ({
  id: 'ada',
  email: 'ada@writers.example',
  name: 'Ada',
  billingId: undefined,
  paymentMethodId: undefined,
  salesforceId: undefined,
  metadata: undefined,
  updatedAt: undefined,
  ...more,
});
const stored = newCustomer('ada', { name: 'Ada Lovelace', metadata: { tier: 'gold' } }, NOON);

describe('an imported customer', () => {
  it('that nobody knows is created', () => {
    expect(imported(undefined, line({ paymentMethodId: 'pm_1' }), undefined, NOON)).toMatchObject({
      id: 'ada',
      createdAt: NOON,
      defaultPaymentMethod: { billingId: 'pm_1', type: 'CARD' },
    });
  });

  it('that is known is updated, and keeps what the line does not say', () => {
    expect(imported(stored, line(), undefined, NOON + DAY)).toMatchObject({
      name: 'Ada',
      metadata: { tier: 'gold' },
      createdAt: NOON,
      updatedAt: NOON + DAY,
    });
  });

  it('that was changed here later is left alone', () => {
    expect(imported(stored, line({ updatedAt: NOON - 1 }), undefined, NOON + DAY)).toBeNull();
    expect(imported(stored, line({ updatedAt: NOON }), undefined, NOON + DAY)?.name).toBe('Ada');
  });

  it('has one link with Salesforce, however often it comes', () => {
    const once = imported(stored, line({ salesforceId: '001' }), undefined, NOON);
    const twice = imported(once ?? undefined, line({ salesforceId: '002' }), undefined, NOON);
    expect(twice?.integrations).toEqual([{ id: 'salesforce', syncedEntityId: '002', vendorIdentifier: 'SALESFORCE' }]);
  });

  it('is known to the billing integration by its billing id', () => {
    const stripe = { id: 'integration-stripe', syncedEntityId: null, vendorIdentifier: 'STRIPE' };
    const known = newCustomer('ada', { integrations: [stripe] }, NOON);
    const links = (said: Partial<ImportedCustomer>, integrationId?: string) =>
      imported(known, line(said), integrationId, NOON)?.integrations;
    expect(links({ billingId: 'cus_1' }, 'integration-stripe')).toEqual([{ ...stripe, syncedEntityId: 'cus_1' }]);
    expect(links({ billingId: 'cus_1' })).toEqual([stripe]);
    expect(links({}, 'integration-stripe')).toEqual([stripe]);
  });
});
