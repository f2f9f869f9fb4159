// What holds on every invoice, to the minor unit, and of what recharges may spend.
import assert from 'node:assert/strict';
import type { Account } from '../account.ts';
import type { OwnCaps } from '../own-caps.ts';

type Invoice = Account['invoices'][number];

const DIGITS: Record<string, number> = { usd: 2, jpy: 0 };

export function invoiceLaws({ customer, invoices }: Account, now: number): void {
  assert.equal(
    new Set(invoices.map(({ invoiceId }) => invoiceId)).size,
    invoices.length,
    `invoices of ${customer.id}: each once`,
  );
  for (const invoice of invoices) addsUp(invoice, `invoice ${invoice.invoiceId} of ${customer.id}`, now);
}

function addsUp(
  { lineItems, subtotal, discount, tax, total, currency, issueDate, ...rest }: Invoice,
  name: string,
  now: number,
) {
  const minor = (amount: number | null) => (amount ?? 0) * 10 ** (DIGITS[currency ?? ''] ?? 2);
  const whole = (amount: number | null, what: string) => {
    const rounded = Math.round(minor(amount));
    assert.ok(Math.abs(minor(amount) - rounded) < 1e-6, `${name}: ${what} ${amount} is in whole minor units`);
    return rounded;
  };
  const lines = lineItems.map(({ amount }, index) => whole(amount, `line ${index}`));
  assert.equal(
    lines.reduce((sum, line) => sum + line, 0),
    whole(subtotal, 'subtotal'),
    `${name}: lines sum to the subtotal`,
  );
  assert.equal(
    whole(subtotal, 'subtotal') - whole(discount, 'discount') + whole(tax, 'tax'),
    whole(total, 'total'),
    `${name}: subtotal ${subtotal} − discount ${discount} + tax ${tax} = total ${total}`,
  );
  assert.ok(whole(discount, 'discount') >= 0, `${name}: a discount is not negative`);
  for (const { quantity, unitPrice, amount } of lineItems) {
    assert.ok(
      Math.abs(minor((quantity ?? 1) * (unitPrice ?? 0)) - minor(amount)) < 1,
      `${name}: ${quantity} × ${unitPrice} = ${amount}`,
    );
  }
  assert.ok(issueDate !== null && Date.parse(issueDate) <= now, `${name}: issued in the past`);
  assert.equal(rest.state === 'PAID', rest.paidDate !== null, `${name}: paid on a date`);
}

/** Recharges: an invoice for each, and no more in a month than the cap that holds. */
export function rechargeLaws({ customer, scopes, invoices }: Account, caps: OwnCaps): void {
  const recharges = scopes
    .flatMap(({ grants }) => grants)
    .filter(({ displayName }) => displayName === 'Automatic recharge');
  const spent = new Map<string, number>();
  for (const { id, invoiceId, cost, currencyId, createdAt } of recharges) {
    const invoice = invoices.find((one) => one.invoiceId === invoiceId);
    assert.equal(invoice?.total, cost.amount, `recharge ${id} of ${customer.id}: its invoice ${invoiceId}`);
    const month = createdAt.slice(0, 7);
    const key = JSON.stringify([currencyId, month]);
    spent.set(key, (spent.get(key) ?? 0) + Math.round(cost.amount * 100));
    const cap = caps.of(customer.id, currencyId, month);
    const name = `recharges of ${customer.id} ${currencyId} in ${month}`;
    assert.ok((spent.get(key) ?? 0) <= cap * 100 + 1e-6, `${name}: ${spent.get(key)} cents of ${cap}`);
  }
  const ids = new Set(recharges.map(({ invoiceId }) => invoiceId));
  assert.equal(ids.size, recharges.length, `recharges of ${customer.id}: an invoice for each`);
}
