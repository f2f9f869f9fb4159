import { describe, expect, it } from 'vitest';
import { newCoupon } from '../catalog/coupon.ts';
import { addon, feature, MARCH, NOON, plan, product } from '../catalog/fixture.ts';
import { toldOfAddon, toldOfCoupon, toldOfFeature, toldOfPlan, toldOfProduct } from './catalog.ts';
import { changed, typesOf } from './fixture.ts';

const inkwell = product('product-inkwell', { displayName: 'Inkwell' });
const seats = feature('feature-seats');
const spring = newCoupon(
  {
    id: 'coupon-spring',
    name: 'Spring',
    description: null,
    percentOff: 15,
    amountsOff: null,
    durationInMonths: 6,
    metadata: null,
  },
  MARCH,
);

describe('a product, a feature or a coupon', () => {
  it('is told when it comes, changes and is archived', () => {
    const archived = { ...inkwell, status: 'ARCHIVED' } as const;
    const [created] = toldOfProduct(changed('products', undefined, inkwell));
    expect(created).toEqual({
      type: 'product.created',
      customerId: null,
      facts: { id: 'product-inkwell', name: 'Inkwell', description: null, status: 'PUBLISHED' },
    });
    expect(typesOf(toldOfProduct(changed('products', inkwell, { ...inkwell, description: 'Ink' })))).toEqual([
      'product.updated',
    ]);
    expect(toldOfProduct(changed('products', inkwell, archived))).toMatchObject([
      { type: 'product.deleted', facts: { status: 'ARCHIVED' } },
    ]);
    expect(typesOf(toldOfProduct(changed('products', archived, inkwell)))).toEqual(['product.updated']);
  });

  it('is not told when only the date of a change is new', () => {
    expect(toldOfProduct(changed('products', inkwell, { ...inkwell, updatedAt: NOON }))).toEqual([]);
    expect(toldOfFeature(changed('features', seats, { ...seats, updatedAt: NOON }))).toEqual([]);
    expect(toldOfCoupon(changed('coupons', spring, { ...spring, updatedAt: NOON }))).toEqual([]);
  });

  it('is shown as it is then; a feature that is archived is suspended', () => {
    expect(typesOf(toldOfFeature(changed('features', undefined, seats)))).toEqual(['feature.created']);
    expect(toldOfFeature(changed('features', seats, { ...seats, archivedAt: NOON }))).toMatchObject([
      { type: 'feature.deleted', facts: { id: 'feature-seats', status: 'SUSPENDED' } },
    ]);
  });

  it('that is a coupon is archived, and not deleted', () => {
    expect(toldOfCoupon(changed('coupons', undefined, spring))).toMatchObject([
      { type: 'coupon.created', facts: { id: 'coupon-spring', name: 'Spring', status: 'ACTIVE' } },
    ]);
    expect(typesOf(toldOfCoupon(changed('coupons', spring, { ...spring, status: 'ARCHIVED' })))).toEqual([
      'coupon.archived',
    ]);
  });

  it('that is gone is told as it was', () => {
    expect(toldOfProduct(changed('products', inkwell, undefined))).toMatchObject([
      { type: 'product.deleted', facts: { status: 'PUBLISHED' } },
    ]);
  });
});

describe('a plan or an add-on', () => {
  const draft = plan('plan-pro', { status: 'DRAFT' });
  const onOffer = plan('plan-pro');
  const plans = (...[before, after]: [typeof draft | undefined, typeof draft | undefined]) =>
    typesOf(toldOfPlan(changed('plans', before, after)));

  it('is created as a draft, and updated when a version of it goes on offer', () => {
    expect(plans(undefined, draft)).toEqual(['plan.created']);
    expect(plans(draft, onOffer)).toEqual(['plan.updated']);
    expect(plans(onOffer, { ...onOffer, versionNumber: 2 })).toEqual(['plan.updated']);
  });

  it('is not told of while it is worked on', () => {
    expect(plans(draft, { ...draft, displayName: 'Professional' })).toEqual([]);
    expect(plans(onOffer, { ...onOffer, description: 'For teams' })).toEqual([]);
  });

  it('is deleted when it is archived or its only draft is removed, and comes back as an update', () => {
    const archived = { ...onOffer, status: 'ARCHIVED' } as const;
    expect(plans(onOffer, archived)).toEqual(['plan.deleted']);
    expect(plans(draft, undefined)).toEqual(['plan.deleted']);
    expect(plans(archived, onOffer)).toEqual(['plan.updated']);
    expect(plans(archived, draft)).toEqual([]);
  });

  it('is shown as it is then', () => {
    expect(toldOfPlan(changed('plans', draft, onOffer))).toEqual([
      {
        type: 'plan.updated',
        customerId: null,
        facts: { id: 'plan-pro', name: 'plan-pro', description: null, pricingType: 'PAID', status: 'PUBLISHED' },
      },
    ]);
    expect(toldOfAddon(changed('addons', undefined, addon('addon-sso')))).toMatchObject([
      { type: 'addon.created', facts: { id: 'addon-sso', name: 'addon-sso' } },
    ]);
  });
});
