import { describe, expect, it } from 'vitest';
import { grant, NOON } from '../credits/fixture.ts';
import type { Grant } from '../credits/grant.ts';
import { toldOfGrant, toldOfWallets } from './credits.ts';
import { ASKED, changed, readingOf, typesOf } from './fixture.ts';

const hundred = grant({ amount: 100, isOpened: true });
const used = (consumedAmount: number): Grant => ({ ...hundred, consumedAmount });
const grantTold = (before: Grant | undefined, after: Grant | undefined) =>
  toldOfGrant(changed('grants', before, after), ASKED, readingOf());

describe('a grant', () => {
  it('is told when it comes, with what it is', () => {
    const promised = { ...hundred, expireAt: NOON + 1000, cost: { amount: 10, currency: 'usd' } };
    expect(grantTold(undefined, promised)).toEqual([
      {
        type: 'credit.grant.created',
        customerId: 'customer-test-id',
        facts: {
          grantId: hundred.id,
          customerId: 'customer-test-id',
          currencyId: 'currency-credits',
          displayName: hundred.displayName,
          amount: 100,
          consumedAmount: 0,
          cost: { amount: 10, currency: 'usd' },
          grantType: hundred.grantType,
          priority: hundred.priority,
          effectiveAt: '2026-03-10T12:00:00.000Z',
          expireAt: '2026-03-10T12:00:01.000Z',
        },
      },
    ]);
  });

  it('that is consumed runs low at the highest threshold that it crosses, and is depleted once', () => {
    expect(grantTold(used(70), used(95))).toMatchObject([
      { type: 'credit.grant.balance_low', crossing: { before: 70, after: 95, threshold: 90 } },
    ]);
    expect(grantTold(used(10), used(79))).toEqual([]);
    expect(typesOf(grantTold(used(70), used(100)))).toEqual(['credit.grant.depleted']);
    expect(grantTold(used(100), { ...used(100), updatedAt: NOON + 1 })).toEqual([]);
  });

  it('that ends with something left has expired, and with nothing left is not told again', () => {
    expect(typesOf(grantTold(used(40), { ...used(40), isClosed: true }))).toEqual(['credit.grant.expired']);
    expect(grantTold(used(100), { ...used(100), isClosed: true })).toEqual([]);
  });

  it('that is voided or otherwise changed is updated; what the ledger enters is not told', () => {
    expect(typesOf(grantTold(hundred, { ...hundred, isClosed: true, voidedAt: NOON }))).toEqual([
      'credit.grant.updated',
    ]);
    expect(typesOf(grantTold(hundred, { ...hundred, priority: 3 }))).toEqual(['credit.grant.updated']);
    expect(grantTold({ ...hundred, isOpened: false }, hundred)).toEqual([]);
  });

  it('of nothing is used up from the beginning', () => {
    const nothing = grant({ amount: 0, isOpened: true });
    expect(grantTold(nothing, { ...nothing, updatedAt: NOON + 1 })).toEqual([]);
  });

  it('that is a debt is not told', () => {
    expect(grantTold(undefined, grant({ grantType: 'OVERDRAFT', consumedAmount: 60 }))).toEqual([]);
    expect(grantTold(hundred, undefined)).toEqual([]);
  });
});

describe('a wallet', () => {
  const walletTold = (changes: [Grant | undefined, Grant][], others: Grant[] = []) =>
    toldOfWallets(
      changes.map(([before, after]) => changed('grants', before, after)),
      ASKED,
      readingOf({ wallet: () => [...others, ...changes.map(([, after]) => after)] }),
    );

  it('that runs low is told with what is left of it', () => {
    expect(walletTold([[used(70), used(85)]])).toEqual([
      {
        type: 'credit.balance.low',
        customerId: 'customer-test-id',
        facts: {
          customerId: 'customer-test-id',
          currencyId: 'currency-credits',
          totalGranted: 100,
          remainingBalance: 15,
          percentageConsumed: 85,
        },
        crossing: { before: 70, after: 85, threshold: 80 },
      },
    ]);
    expect(walletTold([[used(70), used(79)]])).toEqual([]);
  });

  it('counts all its grants: 100 of 200 is half', () => {
    expect(walletTold([[used(40), used(100)]], [grant({ id: 'grant-2', amount: 100, isOpened: true })])).toEqual([]);
  });

  it('that is empty is depleted, and in debt it is not told again', () => {
    const debt = grant({ id: 'grant-2', grantType: 'OVERDRAFT', consumedAmount: 30, isOpened: true });
    expect(walletTold([[used(70), used(100)]])).toMatchObject([
      { type: 'credit.balance.depleted', facts: { remainingBalance: 0, percentageConsumed: 100 } },
    ]);
    expect(
      walletTold([
        [used(70), used(100)],
        [undefined, debt],
      ]),
    ).toMatchObject([{ type: 'credit.balance.depleted', facts: { remainingBalance: -30, percentageConsumed: 100 } }]);
    expect(walletTold([[debt, { ...debt, consumedAmount: 50 }]], [used(100)])).toEqual([]);
  });

  it('that is topped up in the same breath was never low', () => {
    expect(
      walletTold([
        [used(70), used(95)],
        [undefined, grant({ id: 'grant-2', amount: 180, isOpened: true })],
      ]),
    ).toEqual([]);
  });

  it('of which a grant is written off counts what is left', () => {
    const rest = grant({ id: 'grant-2', amount: 100, consumedAmount: 85, isOpened: true });
    expect(walletTold([[hundred, { ...hundred, isClosed: true }]], [rest])).toMatchObject([
      { type: 'credit.balance.low', facts: { totalGranted: 100, remainingBalance: 15 }, crossing: { before: 42.5 } },
    ]);
  });

  it('is told once, each by itself, and nothing else is one', () => {
    const tokens = { ...hundred, id: 'grant-9', currencyId: 'currency-tokens' };
    const records = [
      changed('grants', used(70), used(85)),
      changed('grants', { ...tokens, consumedAmount: 10 }, { ...tokens, consumedAmount: 92 }),
      changed('grants', used(1), undefined),
      changed('recharges', undefined, undefined),
    ];
    const wallet = readingOf({
      wallet: ({ currencyId }) =>
        records.flatMap(({ table, after }) =>
          table === 'grants' && after && 'currencyId' in after && after.currencyId === currencyId
            ? [after as Grant]
            : [],
        ),
    });
    expect(
      toldOfWallets(records, ASKED, wallet).map(({ facts, crossing }) => [facts.currencyId, crossing?.threshold]),
    ).toEqual([
      ['currency-credits', 80],
      ['currency-tokens', 90],
    ]);
  });
});
