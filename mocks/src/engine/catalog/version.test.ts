import { describe, expect, it } from 'vitest';
import { entitlementsOf, lineage } from './catalog.ts';
import { addon, catalogOf, plan } from './fixture.ts';
import { addonOf, isOpenDraft, planOf, versionsFor } from './version.ts';

const catalog = catalogOf({
  plans: [plan('plan-free', { versionNumber: 2 }), plan('plan-pro', { versionNumber: 2, parentPlanId: 'plan-free' })],
  planVersions: [
    plan('plan-free', { versionNumber: 1 }),
    plan('plan-pro', { versionNumber: 1, parentPlanId: 'plan-free' }),
  ],
  addons: [addon('addon-sso', { versionNumber: 3 }), addon('addon-seats')],
  addonVersions: [addon('addon-sso', { versionNumber: 2 })],
});
const held = { plans: { 'plan-pro': 1, 'plan-free': 1 }, addons: { 'addon-sso': 2 } };
const bought = (...ids: string[]) => ids.map((id) => ({ id }));

describe('the versions of a subscription', () => {
  it('that is new are those on offer, of the plan, its parents and its add-ons', () => {
    expect(versionsFor(catalog, 'plan-pro', bought('addon-sso'))).toEqual({
      plans: { 'plan-pro': 2, 'plan-free': 2 },
      addons: { 'addon-sso': 3 },
    });
  });

  it('that goes on are those that it has; what it takes anew is on offer', () => {
    expect(versionsFor(catalog, 'plan-pro', bought('addon-sso', 'addon-seats'), held)).toEqual({
      plans: { 'plan-pro': 1, 'plan-free': 1 },
      addons: { 'addon-sso': 2, 'addon-seats': 1 },
    });
  });

  it('name nothing that is nowhere', () => {
    expect(versionsFor(catalog, 'plan-x', bought('addon-x'))).toEqual({ plans: {}, addons: {} });
  });

  it('are those in which its packages are read', () => {
    const packages = { planId: 'plan-pro', addons: bought('addon-sso'), versions: held };
    expect(planOf(catalog, packages)?.versionNumber).toBe(1);
    expect(addonOf(catalog, packages, 'addon-sso')?.versionNumber).toBe(2);
    expect(addonOf(catalog, packages, 'addon-seats')?.versionNumber).toBe(1);
    const pro = planOf(catalog, packages) ?? plan('plan-pro');
    expect(lineage(catalog, pro, held).map(({ id, versionNumber }) => [id, versionNumber])).toEqual([
      ['plan-pro', 1],
      ['plan-free', 1],
    ]);
  });
});

it('only a draft of a later version is open beside what is on offer', () => {
  const draft = plan('plan-pro', { status: 'DRAFT', versionNumber: 2 });
  expect(isOpenDraft(draft, plan('plan-pro'))).toBe(true);
  expect(isOpenDraft(draft, plan('plan-pro', { versionNumber: 2 }))).toBe(false);
  expect(isOpenDraft(draft, undefined)).toBe(false);
  expect(isOpenDraft({ ...draft, status: 'PUBLISHED' }, plan('plan-pro'))).toBe(false);
});

it('plans that build on each other in a circle end where it closes', () => {
  const circle = catalogOf({
    plans: [plan('plan-a', { parentPlanId: 'plan-b' }), plan('plan-b', { parentPlanId: 'plan-a' })],
  });
  expect(lineage(circle, plan('plan-a', { parentPlanId: 'plan-b' })).map(({ id }) => id)).toEqual([
    'plan-a',
    'plan-b',
    'plan-a',
  ]);
  expect(entitlementsOf(circle, circle.plan('plan-a') ?? plan('plan-a'))).toEqual([]);
});
