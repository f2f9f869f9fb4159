// What notifications show of a thing that they are not about: `name`, not `displayName`; `unit`, not `featureUnits`.
import { type Feature, statusOf } from '../catalog/feature.ts';
import type { Addon, Plan } from '../catalog/package.ts';
import type { Customer } from '../customers/customer.ts';

/** Many notifications show the same thing; a record never changes, so that they can share what they show of it. */
function shared<Thing extends object, Brief>(briefOf: (thing: Thing) => Brief): (thing: Thing) => Brief {
  const briefs = new WeakMap<Thing, Brief>();
  return (thing) => {
    const known = briefs.get(thing);
    if (known) return known;
    const brief = briefOf(thing);
    briefs.set(thing, brief);
    return brief;
  };
}

/** A customer of which nothing is on record is shown by its id. */
export function customerBrief(customer: Customer | undefined, customerId: string) {
  return customer ? briefOfCustomer(customer) : { entityId: null, id: customerId };
}

const briefOfCustomer = shared((customer: Customer) => {
  const { id, name, email, billingId, metadata } = customer;
  const idAt = (vendor: string) =>
    customer.integrations.find(({ vendorIdentifier }) => vendorIdentifier === vendor)?.syncedEntityId ?? null;
  return {
    entityId: null,
    id,
    name,
    email,
    billingId,
    crmId: idAt('HUBSPOT'),
    salesforceId: idAt('SALESFORCE'),
    metadata,
  };
});

export function featureBrief(feature: Feature | undefined, featureId: string) {
  return feature ? briefOfFeature(feature) : { id: featureId, name: featureId, featureType: 'NUMBER' };
}

const briefOfFeature = shared((feature: Feature) => {
  const { id, displayName, description, featureUnits, featureUnitsPlural, featureType, meterType } = feature;
  return {
    id,
    name: displayName,
    description,
    unit: featureUnits,
    units: featureUnitsPlural,
    featureType,
    meterType,
    status: statusOf(feature),
  };
});

export function planBrief(plan: Plan | undefined, planId: string) {
  if (!plan) return { id: planId, name: planId };
  const { id, displayName, description, pricingType, status } = plan;
  return { id, name: displayName, description, pricingType, status };
}

export function addonBrief(addon: Addon | undefined, addonId: string) {
  if (!addon) return { id: addonId, name: addonId };
  const { id, displayName, description, status } = addon;
  return { id, name: displayName, description, status };
}

export function resourceBrief(resourceId: string | null) {
  return resourceId === null ? null : { id: resourceId };
}
