// What holds in every wallet, at every instant.
import assert from 'node:assert/strict';
import type { Account, Scope } from '../account.ts';
import { CURRENCIES } from '../market.ts';

type Grant = Scope['grants'][number];
type Entry = Scope['ledger'][number];

/** Sums of decimals, without the dust of binary fractions. */
function sum(amounts: number[]): number {
  const total = amounts.reduce((left, right) => left + right, 0);
  // Never −0.
  return Math.round(total * 1e6) / 1e6 + 0;
}

export function walletLaws({ customer, scopes }: Account, now: number): void {
  for (const scope of scopes) {
    for (const currencyId of CURRENCIES) {
      const grants = scope.grants.filter((grant) => grant.currencyId === currencyId);
      const ledger = scope.ledger.filter((entry) => entry.creditCurrencyId === currencyId);
      const name = `wallet ${customer.id} ${currencyId} ${scope.resourceId}`;
      for (const grant of grants) grantLaws(grant, ledger, now, `${name} ${grant.id}`);
      const active = grants.filter(({ status }) => status === 'ACTIVE');
      const left = sum(active.map(({ amount, consumedAmount }) => amount - consumedAmount));
      assert.equal(sum(ledger.map(({ amount }) => amount)), left, `${name}: the ledger sums to the balance`);
      const overdrafts = active.filter(({ grantType }) => grantType === 'OVERDRAFT');
      assert.ok(overdrafts.length <= 1, `${name}: one overdraft at most`);
      if (overdrafts.length === 1) {
        const others = active.filter(({ grantType }) => grantType !== 'OVERDRAFT');
        const unused = sum(others.map(({ amount, consumedAmount }) => amount - consumedAmount));
        assert.equal(unused, 0, `${name}: nothing is left while there is an overdraft`);
      }
      creditCheckLaw(scope, currencyId, active, name);
    }
  }
}

function grantLaws(grant: Grant, ledger: Entry[], now: number, name: string): void {
  const { grantType, amount, consumedAmount, status, effectiveAt, expireAt, createdAt, updatedAt } = grant;
  assert.ok(consumedAmount >= 0, `${name}: consumed ${consumedAmount} is not negative`);
  if (grantType === 'OVERDRAFT') assert.equal(amount, 0, `${name}: an overdraft is a grant of nothing`);
  else assert.ok(consumedAmount <= amount, `${name}: consumed ${consumedAmount} of ${amount}`);
  assert.ok(Date.parse(createdAt) <= now && Date.parse(updatedAt) <= now, `${name}: changed in the past`);
  if (status === 'ACTIVE') {
    assert.ok(Date.parse(effectiveAt) <= now, `${name}: an active grant has taken effect`);
    assert.ok(expireAt === null || Date.parse(expireAt) > now, `${name}: an active grant has not expired`);
  }
  const moved = (...types: Entry['eventType'][]) =>
    sum(ledger.flatMap((one) => (one.creditGrantId === grant.id && types.includes(one.eventType) ? one.amount : [])));
  const consumed = -moved(
    'CREDITS_CONSUMED',
    'CREDITS_CONSUMPTION_TRANSFER_SOURCE',
    'CREDITS_CONSUMPTION_TRANSFER_TARGET',
  );
  assert.equal(sum([consumed]), sum([consumedAmount]), `${name}: consumed, by the ledger`);
  const granted = moved('CREDITS_GRANTED');
  const lapsed = -moved('CREDITS_EXPIRED', 'CREDITS_VOIDED');
  const remaining = status === 'ACTIVE' ? sum([amount, -consumedAmount]) : 0;
  assert.equal(
    granted,
    sum([consumedAmount, lapsed, remaining]),
    `${name} ${status}: granted ${granted} = consumed ${consumedAmount} + lapsed ${lapsed} + remaining ${remaining}`,
  );
}

/** The list of entitlements shows the same wallet. */
function creditCheckLaw({ entitlements }: Scope, currencyId: string, active: Grant[], name: string): void {
  const shown = entitlements.entitlements.find(
    (one) => one.type === 'CREDIT' && one.currency.currencyId === currencyId,
  );
  if (shown?.type !== 'CREDIT' || shown.accessDeniedReason === 'EntitlementNotFound') return;
  assert.equal(shown.usageLimit, sum(active.map(({ amount }) => amount)), `${name}: granted, as shown`);
  const consumed = sum(active.map(({ consumedAmount }) => consumedAmount));
  assert.equal(shown.currentUsage, consumed, `${name}: consumed, as shown`);
}
