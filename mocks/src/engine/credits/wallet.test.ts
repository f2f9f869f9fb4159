import { describe, expect, it } from 'vitest';
import { DAY } from '../time.ts';
import { NOON, Wallet } from './fixture.ts';
import type { Grant } from './grant.ts';
import { voidGrant } from './wallet.ts';

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
    wallet.take(voidGrant(wallet.grants[0] as Grant, wallet.at, wallet.mint));
    expect(wallet.left).toBe(0);
    expect(wallet.ledger.at(-1)).toMatchObject({ eventType: 'CREDITS_VOIDED', amount: -70 });
  });
});
