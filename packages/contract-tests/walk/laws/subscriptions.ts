// What holds of the customer and its subscriptions.
import assert from 'node:assert/strict';
import type { Account } from '../account.ts';

const RUNNING = ['ACTIVE', 'IN_TRIAL'];

function productOf(planId: string): string {
  return planId.split('-')[1] as string;
}

export function subscriptionLaws({ customer, subscriptions, invoices }: Account, now: number): void {
  assert.ok(Date.parse(customer.updatedAt) <= now, `${customer.id}: changed in the past`);
  assert.ok(customer.createdAt <= customer.updatedAt, `${customer.id}: created before it changed`);
  const places = new Map<string, string>();
  for (const one of subscriptions) {
    const name = `subscription ${one.id}`;
    if (RUNNING.includes(one.status)) {
      const place = JSON.stringify([productOf(one.planId), one.resourceId]);
      assert.ok(!places.has(place), `${name} runs beside ${places.get(place)} in ${place}`);
      places.set(place, one.id);
      const { currentBillingPeriodStart: start, currentBillingPeriodEnd: end } = one;
      if (start && end)
        assert.ok(Date.parse(start) <= now && now < Date.parse(end), `${name}: now lies in its billing period`);
      if (one.effectiveEndDate) assert.ok(Date.parse(one.effectiveEndDate) > now, `${name}: ends in the future`);
      if (one.status === 'IN_TRIAL')
        assert.ok(one.trialEndDate && Date.parse(one.trialEndDate) > now, `${name}: its trial ends in the future`);
      for (const update of one.futureUpdates ?? [])
        if (update.scheduleStatus === 'SCHEDULED')
          assert.ok(Date.parse(update.scheduledExecutionTime) > now, `${name}: what is scheduled is to come`);
    }
    if (one.status === 'NOT_STARTED') assert.ok(Date.parse(one.startDate) > now, `${name}: starts in the future`);
    assert.ok(Date.parse(one.createdAt) <= now, `${name}: created in the past`);
    if (one.latestInvoice && !one.payingCustomerId && invoices.length > 0) {
      const invoice = invoices.find(({ invoiceId }) => invoiceId === one.latestInvoice?.billingId);
      if (invoice) assert.equal(invoice.total, one.latestInvoice.total, `${name}: its latest invoice`);
    }
  }
}
