import { describe, expect, it } from 'vitest';
import { addon, feature, MARCH, plan } from '../catalog/fixture.ts';
import { changedCustomer } from '../customers/customer.ts';
import { addonBrief, customerBrief, featureBrief, planBrief, resourceBrief } from './brief.ts';
import { ADA } from './fixture.ts';

describe('in a notification', () => {
  it('a customer is shown with its ids elsewhere', () => {
    const link = (vendorIdentifier: string, syncedEntityId: string | null) => ({
      id: vendorIdentifier.toLowerCase(),
      syncedEntityId,
      vendorIdentifier,
    });
    const linked = { integrations: [link('HUBSPOT', '4711'), link('STRIPE', 'cus_1'), link('SALESFORCE', null)] };
    expect(customerBrief(changedCustomer(ADA, linked, MARCH), ADA.id)).toEqual({
      entityId: null,
      id: 'customer-test-id',
      name: 'Ada',
      email: 'ada@example.com',
      billingId: null,
      crmId: '4711',
      salesforceId: null,
      metadata: {},
    });
    expect(customerBrief(ADA, ADA.id)).toMatchObject({ crmId: null, salesforceId: null });
  });

  it('a feature has a unit and units, and a state of its own', () => {
    const calls = feature('calls', { featureUnits: 'call', featureUnitsPlural: 'calls', meterType: 'INCREMENTAL' });
    expect(featureBrief(calls, 'calls')).toEqual({
      id: 'calls',
      name: 'calls',
      description: null,
      unit: 'call',
      units: 'calls',
      featureType: 'NUMBER',
      meterType: 'INCREMENTAL',
      status: 'ACTIVE',
    });
    expect(featureBrief({ ...calls, archivedAt: MARCH }, 'calls')).toMatchObject({ status: 'SUSPENDED' });
  });

  it('a plan, an add-on and a resource are named', () => {
    expect(planBrief(plan('plan-pro', { displayName: 'Pro' }), 'plan-pro')).toEqual({
      id: 'plan-pro',
      name: 'Pro',
      description: null,
      pricingType: 'PAID',
      status: 'PUBLISHED',
    });
    expect(addonBrief(addon('addon-sso', { displayName: 'Single sign-on' }), 'addon-sso')).toEqual({
      id: 'addon-sso',
      name: 'Single sign-on',
      description: null,
      status: 'PUBLISHED',
    });
    expect([resourceBrief('resource-01'), resourceBrief(null)]).toEqual([{ id: 'resource-01' }, null]);
  });

  it('what is not on record is shown by its id', () => {
    expect(customerBrief(undefined, 'customer-x')).toEqual({ entityId: null, id: 'customer-x' });
    expect(featureBrief(undefined, 'feature-x')).toEqual({ id: 'feature-x', name: 'feature-x', featureType: 'NUMBER' });
    expect(planBrief(undefined, 'plan-x')).toEqual({ id: 'plan-x', name: 'plan-x' });
    expect(addonBrief(undefined, 'addon-x')).toEqual({ id: 'addon-x', name: 'addon-x' });
  });

  it('what is shown of one record is made once', () => {
    expect(customerBrief(ADA, ADA.id)).toBe(customerBrief(ADA, ADA.id));
    expect(customerBrief({ ...ADA }, ADA.id)).not.toBe(customerBrief(ADA, ADA.id));
  });
});
