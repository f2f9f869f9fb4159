import { describe, expect, it } from 'vitest';
import { DAY, fromIso } from '../time.ts';
import { newCustomer } from './customer.ts';
import { type ImportLine, imported } from './import.ts';

const NOON = fromIso('2026-03-10T12:00:00Z');
const line = (more: Partial<ImportLine> = {}): ImportLine => ({
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
    expect(imported(line({ paymentMethodId: 'pm_1' }), undefined, NOON)).toMatchObject({
      id: 'ada',
      createdAt: NOON,
      defaultPaymentMethod: { billingId: 'pm_1', type: 'CARD' },
    });
  });

  it('that is known is updated, and keeps what the line does not say', () => {
    expect(imported(line(), stored, NOON + DAY)).toMatchObject({
      name: 'Ada',
      metadata: { tier: 'gold' },
      createdAt: NOON,
      updatedAt: NOON + DAY,
    });
  });

  it('that was changed here later is left alone', () => {
    expect(imported(line({ updatedAt: NOON - 1 }), stored, NOON + DAY)).toBe(stored);
    expect(imported(line({ updatedAt: NOON }), stored, NOON + DAY).name).toBe('Ada');
  });

  it('has one link with Salesforce, however often it comes', () => {
    const once = imported(line({ salesforceId: '001' }), stored, NOON);
    const twice = imported(line({ salesforceId: '002' }), once, NOON);
    expect(twice.integrations).toEqual([{ id: 'salesforce', syncedEntityId: '002', vendorIdentifier: 'SALESFORCE' }]);
  });
});
