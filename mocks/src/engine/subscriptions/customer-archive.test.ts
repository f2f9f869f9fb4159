import { describe, expect, it } from 'vitest';
import { statusAt } from '../customers/subscription.ts';
import { endedWithCustomer } from './customer-archive.ts';
import { ID, onPro, onProWithoutCard, seats, updated } from './update.fixture.ts';
import { APRIL, FREE_AFTERWARDS, type Inkwell, MARCH, NOON } from './world.fixture.ts';

function archive(world: Inkwell): void {
  world.commit(endedWithCustomer(world, 'customer-test-id', NOON));
}

describe('the subscriptions of a customer who is archived', () => {
  it('end at once, for nothing, those that wait to start too', () => {
    const world = onPro();
    world.buy('plan-pro', MARCH, { id: 'subscription-later', resourceId: 'resource-01', startDate: APRIL });
    archive(world);
    for (const id of [ID, 'subscription-later']) {
      const one = world.subscription(id);
      expect(one).toMatchObject({ endDate: NOON, cancellationDate: NOON, cancelReason: 'CustomerArchived' });
      expect(statusAt(one, NOON)).toBe('CANCELED');
    }
    expect(world.invoices().map(({ total }) => total)).toEqual([49]);
  });

  it('go on with nothing, though the product has a free plan to go on with', () => {
    const world = onPro(FREE_AFTERWARDS);
    archive(world);
    expect(world.pass(NOON, APRIL)).toEqual([]);
    expect(world.subscriptions()).toHaveLength(1);
  });

  it('drop what waits, and cancel its invoice', () => {
    const world = onProWithoutCard();
    updated(world, { contents: seats(2) });
    archive(world);
    expect(world.subscription(ID)).toMatchObject({ futureUpdate: null, latestInvoice: { status: 'CANCELED' } });
  });

  it('that are over stay as they were', () => {
    const world = onPro({}, { cancellationDate: NOON });
    const before = world.subscription(ID);
    archive(world);
    expect(world.subscription(ID)).toBe(before);
  });
});
