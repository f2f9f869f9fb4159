// For tests: Pro for 49 a month since 1 March, and updates of it.
import type { Subscription } from '../customers/subscription.ts';
import type { Instant } from '../time.ts';
import { type Update, update } from './update.ts';
import type { Wish } from './wish.ts';
import { Inkwell, MARCH, NOON, type Setting } from './world.fixture.ts';

export const ID = 'subscription-test-id';

export function onPro(setting: Setting = {}, said: Partial<Wish> = {}): Inkwell {
  const world = new Inkwell(setting);
  world.buy('plan-pro', MARCH, { id: ID, ...said });
  return world;
}

/** Pro that was paid elsewhere, of a customer who has nothing on file to pay more with. */
export function onProWithoutCard(): Inkwell {
  return onPro({ customers: [{ defaultPaymentMethod: null }] }, { isInvoicePaid: true });
}

export function updated(world: Inkwell, change: Partial<Update>, at: Instant = NOON): Subscription {
  const nothing = {
    contents: {},
    said: {},
    trialEndDate: undefined,
    cancellationDate: undefined,
    removesCoupon: false,
  };
  const { subscription, outcome } = update(world, world.subscription(ID), { ...nothing, ...change }, at);
  world.commit(outcome);
  return subscription;
}

export const seats = (quantity: number) => ({ addons: quantity > 0 ? [{ id: 'addon-extra-seats', quantity }] : [] });
