import { describe, expect, it } from 'vitest';
import type { Feature } from '../catalog/feature.ts';
import type { Allowance } from './allowance.ts';
import { type CreditCover, creditDenialOf, denialOf, type Request } from './decision.ts';

const feature = (featureType: Feature['featureType'], meterType: Feature['meterType'] = 'None') =>
  ({ id: 'feature', featureType, meterType, meter: null }) as Feature;
const SEATS = feature('NUMBER', 'FLUCTUATING');
const DAYS = feature('NUMBER');
const SSO = feature('BOOLEAN');
const CHANNELS = feature('ENUM');

const allowance = (said: Partial<Allowance> = {}): Allowance => ({
  isGranted: true,
  limit: 20,
  isUnlimited: false,
  isSoft: false,
  enumValues: null,
  reset: null,
  subscription: null,
  updatedAt: 0,
  validUntil: null,
  ...said,
});

type Case = { of?: Feature; given?: Allowance | null; usage?: number; values?: string[]; now?: number; over?: boolean };
function denial(
  { of = SEATS, given = allowance(), usage, values, now = 0, over = false }: Case,
  credits: CreditCover | null = null,
) {
  const request: Request = { usage, values };
  return denialOf(of, given, request, now, over, credits);
}

describe('usage against a limit of 20', () => {
  it.each([
    [18, 2, null],
    [18, 3, 'RequestedUsageExceedingLimit'],
    [20, undefined, null],
    [20, 0, null],
    [21, 0, 'RequestedUsageExceedingLimit'],
  ])('of %i, asking for %s more: %s', (now, usage, reason) => {
    expect(denial({ now, ...(usage === undefined ? {} : { usage }) })).toBe(reason);
  });

  it('is not denied when the limit is soft, or none', () => {
    expect(denial({ given: allowance({ isSoft: true }), now: 99, usage: 1 })).toBeNull();
    expect(denial({ given: allowance({ isUnlimited: true, limit: null }), now: 99, usage: 1 })).toBeNull();
  });

  it('that is missing is 0', () => {
    expect(denial({ given: allowance({ limit: null }), usage: 1 })).toBe('RequestedUsageExceedingLimit');
  });
});

describe('the reasons come in a fixed order', () => {
  it.each<[string | null, Case]>([
    ['NoFeatureEntitlementInSubscription', { given: null, over: true }],
    ['Revoked', { given: allowance({ isGranted: false }), over: true }],
    ['BudgetExceeded', { over: true, of: SSO, usage: 1 }],
    ['FeatureTypeMismatch', { of: SSO, usage: 1 }],
    ['FeatureTypeMismatch', { of: SEATS, values: ['email'] }],
    ['FeatureTypeMismatch', { of: CHANNELS, usage: 1 }],
    ['RequestedValuesMismatch', { of: CHANNELS, values: ['fax'], given: allowance({ enumValues: ['email'] }) }],
    [null, { of: CHANNELS, values: ['email'], given: allowance({ enumValues: ['email', 'chat'] }) }],
    [null, { of: SSO }],
    [null, { of: DAYS, usage: 99 }],
  ])('%s for %j', (reason, one) => {
    expect(denial(one)).toBe(reason);
  });
});

describe('a feature that is paid with credits', () => {
  const cover = (cost: number, left: number, isSoft = false): CreditCover => ({ cost, left, isSoft });
  it.each([
    [20, 10, null],
    [20, 11, 'InsufficientCredits'],
    [0, 0, null],
    [-1, 0, 'InsufficientCredits'],
  ])('with %i credits left and %i units at 2 credits: %s', (left, usage, reason) => {
    expect(denial({ usage, given: allowance({ isUnlimited: true }) }, cover(usage * 2, left))).toBe(reason);
  });

  it('is not denied for credits where the wallet may be overdrawn', () => {
    expect(denial({ usage: 11, given: allowance({ isUnlimited: true }) }, cover(22, 0, true))).toBeNull();
  });
});

it('credits themselves are asked for in the same way', () => {
  expect(creditDenialOf(false, false, false, 100, 1)).toBe('EntitlementNotFound');
  expect(creditDenialOf(true, false, false, 100, 100)).toBeNull();
  expect(creditDenialOf(true, false, false, 100, 101)).toBe('InsufficientCredits');
  expect(creditDenialOf(true, false, true, -5, 101)).toBeNull();
  expect(creditDenialOf(true, true, true, 100, 1)).toBe('BudgetExceeded');
});
