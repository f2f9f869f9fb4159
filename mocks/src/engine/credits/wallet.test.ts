import { describe, expect, it } from 'vitest';
import { DAY } from '../time.ts';
import { counting, KEY, NOON, Wallet } from './fixture.ts';
import { type Grant, grantStatus } from './grant.ts';
import { joined, NOTHING, newGrant, open, voidGrant } from './wallet.ts';

const voided = (wallet: Wallet, id: string) => {
  const grant = wallet.grants.find((one) => one.id === id) as Grant;
  wallet.take(voidGrant(grant, wallet.at, wallet.mint));
};

it('a grant is a free gift of nothing for ever, unless more is said', () => {
  expect(newGrant({ ...KEY, resourceId: 'resource-01' }, NOON, counting())).toEqual({
    customerId: 'customer-test-id',
    currencyId: 'currency-credits',
    resourceId: 'resource-01',
    id: 'grant-1',
    displayName: '',
    amount: 0,
    consumedAmount: 0,
    grantType: 'PROMOTIONAL',
    priority: 0,
    effectiveAt: NOON,
    expireAt: null,
    voidedAt: null,
    isPaid: true,
    isOpened: false,
    isClosed: false,
    cost: { amount: 0, currency: 'usd' },
    sourceType: null,
    allowanceId: null,
    isRecharge: false,
    invoiceId: null,
    comment: null,
    metadata: {},
    createdAt: NOON,
    updatedAt: NOON,
  });
});

describe('burning', () => {
  it('takes from one grant after the other, with an entry for each that it touches', () => {
    const wallet = new Wallet();
    wallet.grant(50, { id: 'late', expireAt: NOON + 20 * DAY });
    wallet.grant(50, { id: 'soon', expireAt: NOON + 10 * DAY });
    wallet.grant(50, { id: 'first', priority: -1 });
    wallet.consume(120);
    expect(wallet.taken()).toEqual([
      ['first', -50],
      ['soon', -50],
      ['late', -20],
    ]);
    expect(wallet.left).toBe(30);
  });

  it('at equal priority and expiry promotional credits go before paid ones', () => {
    const wallet = new Wallet();
    wallet.grant(10, { id: 'paid', grantType: 'PAID' });
    wallet.grant(10, { id: 'gift', grantType: 'PROMOTIONAL' });
    wallet.consume(15);
    expect(wallet.taken()).toEqual([
      ['gift', -10],
      ['paid', -5],
    ]);
  });
});

describe('the ledger', () => {
  it('says what moved, in which wallet and when, and of a consumption what caused it', () => {
    const wallet = new Wallet({ ...KEY, resourceId: 'resource-01' });
    wallet.grant(50, { id: 'gift' });
    wallet.consume(20, { featureId: 'feature-summaries', eventId: 'event-1' });
    const common = { ...KEY, resourceId: 'resource-01', grantId: 'gift', timestamp: NOON };
    expect(wallet.ledger).toEqual([
      { ...common, id: 'entry-1', eventType: 'CREDITS_GRANTED', amount: 50, featureId: null, eventId: null },
      {
        ...common,
        id: 'entry-2',
        eventType: 'CREDITS_CONSUMED',
        amount: -20,
        featureId: 'feature-summaries',
        eventId: 'event-1',
      },
    ]);
  });

  it('hears of a grant when that takes effect: not while it is scheduled or its payment is awaited', () => {
    const wallet = new Wallet();
    wallet.grant(50, { effectiveAt: NOON + DAY });
    wallet.grant(50, { isPaid: false });
    expect([wallet.grants.map(({ isOpened }) => isOpened), wallet.ledger]).toEqual([[false, false], []]);
    wallet.pass(DAY);
    expect(wallet.ledger).toMatchObject([{ eventType: 'CREDITS_GRANTED', amount: 50, timestamp: NOON + DAY }]);
  });
});

it('two outcomes joined are what both changed, the later state of a grant, and all entries in their order', () => {
  const mint = counting();
  const opened = open({ ...newGrant(KEY, NOON, mint), amount: 100 }, [], NOON, mint);
  const taken = voidGrant(opened.grants[0] as Grant, NOON, mint);
  expect(joined(NOTHING, opened)).toEqual(opened);
  expect(joined(opened, taken)).toEqual({ grants: taken.grants, ledger: [...opened.ledger, ...taken.ledger] });
});

describe('an overdraft', () => {
  it('is what the wallet lacks, on a grant of its own', () => {
    const wallet = new Wallet();
    wallet.grant(40);
    wallet.consume(100);
    expect(wallet.left).toBe(-60);
    expect(wallet.grants.map(({ grantType, amount, consumedAmount }) => [grantType, amount, consumedAmount])).toEqual([
      ['PROMOTIONAL', 40, 40],
      ['OVERDRAFT', 0, 60],
    ]);
  });

  it.each([
    [200, 140, 60],
    [60, 0, 60],
    [20, -40, 20],
  ])('of 60 and a grant of %i leave %i', (amount, left, settled) => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.grant(amount, { id: 'grant' });
    expect(wallet.left).toBe(left);
    expect(wallet.grants.find(({ id }) => id === 'grant')?.consumedAmount).toBe(settled);
    const transfers = wallet.ledger.filter(({ eventType }) => eventType.includes('TRANSFER'));
    expect(transfers.map((entry) => entry.amount)).toEqual([settled, -settled]);
  });

  it('is named so, was there from the moment of the shortage, and grows with the next one', () => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.pass(DAY);
    wallet.consume(5);
    expect(wallet.grants).toMatchObject([
      {
        ...KEY,
        displayName: 'Overdraft',
        grantType: 'OVERDRAFT',
        consumedAmount: 65,
        isOpened: true,
        createdAt: NOON,
        updatedAt: NOON + DAY,
      },
    ]);
  });

  it('that is settled in part stays open; settled whole it is voided at that instant', () => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.pass(DAY);
    wallet.grant(20);
    expect(wallet.grants[0]).toMatchObject({ consumedAmount: 40, voidedAt: null, isClosed: false });
    wallet.grant(40);
    const at = NOON + DAY;
    expect(wallet.grants[0]).toMatchObject({ consumedAmount: 0, voidedAt: at, isClosed: true, updatedAt: at });
    wallet.consume(3);
    expect(wallet.grants.filter((one) => grantStatus(one, at) === 'ACTIVE' && one.grantType === 'OVERDRAFT')).toEqual([
      expect.objectContaining({ consumedAmount: 3, createdAt: at }),
    ]);
  });

  it('is not moved by a grant of nothing', () => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.grant(0, { id: 'nothing' });
    expect(wallet.ledger.map(({ eventType, amount }) => [eventType, amount])).toEqual([
      ['CREDITS_CONSUMED', -60],
      ['CREDITS_GRANTED', 0],
    ]);
  });

  it('is settled from what a grant still holds, and from no more', () => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.grant(100, { id: 'transferred', consumedAmount: 70 });
    expect(wallet.grants.map(({ consumedAmount }) => consumedAmount)).toEqual([30, 100]);
  });

  it('is settled by a scheduled grant when that takes effect, and not before', () => {
    const wallet = new Wallet();
    wallet.consume(60);
    wallet.grant(100, { effectiveAt: NOON + DAY });
    expect(wallet.left).toBe(-60);
    wallet.pass(DAY);
    expect(wallet.left).toBe(40);
  });
});

describe('an end', () => {
  it('comes at the instant, and writes off what is left', () => {
    const wallet = new Wallet();
    wallet.grant(100, { expireAt: NOON + DAY });
    wallet.consume(30);
    wallet.pass(DAY - 1);
    expect(wallet.left).toBe(70);
    wallet.pass(1);
    expect(wallet.left).toBe(0);
    expect(wallet.ledger.at(-1)).toMatchObject({ eventType: 'CREDITS_EXPIRED', amount: -70, timestamp: NOON + DAY });
  });

  it('by voiding takes back what is left', () => {
    const wallet = new Wallet();
    wallet.grant(100, { id: 'grant' });
    wallet.consume(30);
    voided(wallet, 'grant');
    expect(wallet.left).toBe(0);
    expect(wallet.ledger.at(-1)).toMatchObject({ eventType: 'CREDITS_VOIDED', amount: -70 });
    expect(wallet.grants).toMatchObject([{ voidedAt: NOON, isClosed: true, updatedAt: NOON }]);
  });

  it('of a grant that holds nothing any more has no entry', () => {
    const wallet = new Wallet();
    wallet.grant(30, { id: 'spent', expireAt: NOON + DAY });
    wallet.grant(30, { id: 'empty', expireAt: NOON + 2 * DAY });
    wallet.consume(60);
    voided(wallet, 'empty');
    wallet.pass(DAY);
    expect(wallet.ledger.map(({ eventType }) => eventType)).toEqual([
      'CREDITS_GRANTED',
      'CREDITS_GRANTED',
      'CREDITS_CONSUMED',
      'CREDITS_CONSUMED',
    ]);
    expect(wallet.grants).toMatchObject([{ isClosed: true, updatedAt: NOON + DAY }, { isClosed: true }]);
  });

  it('before the beginning takes nothing out of the ledger, because nothing was entered', () => {
    const wallet = new Wallet();
    wallet.grant(30, { id: 'scheduled', effectiveAt: NOON + DAY });
    voided(wallet, 'scheduled');
    wallet.pass(2 * DAY);
    expect(wallet.ledger).toEqual([]);
  });
});
