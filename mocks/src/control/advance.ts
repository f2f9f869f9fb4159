// Lets time pass: what falls due happens, one thing after the other, each committed before the next is looked for.
// So advancing to c is the same as advancing to b and then to c. What happens at one instant is told together.
import type { Grant } from '../engine/credits/grant.ts';
import { nextGrantEvent } from '../engine/credits/grant.ts';
import { recurringGrant, uncovered } from '../engine/credits/recurring.ts';
import { expire, open } from '../engine/credits/wallet.ts';
import { givesAccess } from '../engine/customers/subscription.ts';
import { creditAllowancesAt } from '../engine/entitlements/credit-allowances.ts';
import type { Happening } from '../engine/happening.ts';
import type { Reminder } from '../engine/notification.ts';
import { nextPromotionReminder, nextSubscriptionReminder } from '../engine/notifications/reminders.ts';
import { applyEvent, nextEvent } from '../engine/subscriptions/life-cycle.ts';
import { type Instant, startOfMonth, step } from '../engine/time.ts';
import { allowanceFor, currentUsage } from '../store/account.ts';
import type { Note, Subject } from '../store/agenda.ts';
import { arrive } from '../store/metering.ts';
import { topUpAll } from '../store/paying.ts';
import type { Store } from '../store/store.ts';

/** Settles everything that is due at `until`, and gives what happened, in order. */
export function settle(store: Store, until: Instant): Happening[] {
  const happenings: Happening[] = [];
  let at: Instant | null = null;
  for (;;) {
    planChanges(store);
    const note = store.agenda.take(until);
    if (at !== null && note?.at !== at) store.conclude({ at, since: at - 1, operationId: null })();
    if (!note) break;
    at = note.at;
    happenings.push(...happen(store, note));
    store.settledUntil = Math.max(store.settledUntil, note.at);
    store.plan(note);
  }
  store.settledUntil = Math.max(store.settledUntil, until);
  return happenings;
}

/** When something falls due next; a note may turn out to be out of date. Null when nothing will. */
export function nextDue(store: Store): Instant | null {
  planChanges(store);
  return store.agenda.next;
}

function planChanges(store: Store): void {
  for (const subject of store.unplanned.values()) {
    const at = nextInstant(store, subject);
    if (at === null) store.agenda.drop(subject);
    else store.agenda.add({ ...subject, at });
  }
  store.unplanned.clear();
}

/** When something happens to the subject next, by itself. */
function nextInstant(store: Store, { kind, key }: Subject): Instant | null {
  const after = store.settledUntil;
  switch (kind) {
    case 'grant': {
      const grant = store.tables.grants.get(key);
      return grant ? (nextGrantEvent(grant)?.at ?? endOfVoided(grant, after)) : null;
    }
    case 'promotion': {
      const promotion = store.tables.promotions.get(key);
      return promotion?.revokedAt === null && (promotion.endDate ?? after) > after ? promotion.endDate : null;
    }
    case 'subscription': {
      const subscription = store.tables.subscriptions.get(key);
      return (subscription && nextEvent(store.catalog, subscription, after)?.at) ?? null;
    }
    case 'usage': {
      const usage = usageNamed(store, key, after);
      return usage.total === 0 ? null : (usage.window?.end ?? null);
    }
    case 'recharge': {
      const config = store.tables.recharges.get(key);
      return config?.isEnabled && config.maxSpendLimit !== null ? monthAfter(after) : null;
    }
    case 'arrival':
      return store.usageLog(...subjectNamed(key)).nextAfter(after);
    case 'reminder':
      return nextReminder(store, key, after);
    // Noted by whatever makes it due: a grant that expired, a subscription that changed.
    case 'allowance':
      return null;
  }
}

function happen(store: Store, { kind, key, at }: Note): Happening[] {
  switch (kind) {
    case 'grant':
      return happenToGrant(store, key, at);
    case 'reminder':
      store.remind(reminderNamed(key));
      return [];
    case 'promotion': {
      const promotion = store.tables.promotions.get(key);
      if (promotion?.revokedAt !== null || promotion.endDate !== at) return [];
      // The record stays as it is; that it has ended is told.
      store.commit({ promotions: [promotion] });
      return [
        {
          at,
          type: 'promotional_entitlement.expired',
          customerId: promotion.customerId,
          subjectId: promotion.featureId,
        },
      ];
    }
    case 'subscription':
      return happenToSubscription(store, key, at);
    case 'usage': {
      const { customerId, featureId, window, total } = usageNamed(store, key, at - 1);
      return window?.end === at && total !== 0 ? [{ at, type: 'usage.reset', customerId, subjectId: featureId }] : [];
    }
    case 'allowance':
      return bringCredits(store, key, at);
    case 'arrival':
      return usageArrives(store, key, at);
    case 'recharge':
      return topUps(store, key, at);
  }
}

/** A cap is for a calendar month, so a wallet that it left low may be topped up when the next one begins. */
function monthAfter(at: Instant): Instant {
  return step(startOfMonth(at), 'month', 1);
}

function reminderNamed(key: string): Reminder {
  const [about, id] = JSON.parse(key) as [Reminder['about'], string];
  return { about, id };
}

function nextReminder({ tables }: Store, key: string, after: Instant): Instant | null {
  const { about, id } = reminderNamed(key);
  if (about === 'promotion') {
    const promotion = tables.promotions.get(id);
    return promotion ? nextPromotionReminder(promotion, after) : null;
  }
  const subscription = tables.subscriptions.get(id);
  return subscription ? nextSubscriptionReminder(subscription, after) : null;
}

/** A voided grant still covers its period, so the next one brings credits when that ends. */
function endOfVoided({ voidedAt, allowanceId, expireAt }: Grant, after: Instant): Instant | null {
  return voidedAt !== null && allowanceId !== null && expireAt !== null && expireAt > after ? expireAt : null;
}

function happenToGrant(store: Store, key: string, at: Instant): Happening[] {
  const grant = store.tables.grants.get(key);
  if (grant && endOfVoided(grant, at - 1) === at) noteAllowances(store, grant.allowanceId, at);
  const event = grant && nextGrantEvent(grant);
  if (!event || event.at !== at) return [];
  const happening = (type: Happening['type']): Happening => ({
    at,
    type,
    customerId: grant.customerId,
    subjectId: grant.id,
  });
  if (event.type === 'effective') {
    store.commit(open(grant, store.wallet(grant), at, store.mint));
    return [happening('credit.grant.effective')];
  }
  store.commit(expire(grant, at, store.mint));
  noteAllowances(store, grant.allowanceId, at);
  noteRecharge(store, grant, at);
  return [happening('credit.grant.expired')];
}

/** The allowance of a grant, or a subscription, may bring credits now. */
function noteAllowances(store: Store, allowanceId: string | null, at: Instant): void {
  if (allowanceId === null) return;
  const end = allowanceId.lastIndexOf('/');
  store.agenda.add({ kind: 'allowance', key: end === -1 ? allowanceId : allowanceId.slice(0, end), at });
}

/** A wallet that lost credits may be low now: it is looked at when everything else of this instant has happened. */
function noteRecharge(store: Store, { customerId, currencyId }: Grant, at: Instant): void {
  const key = JSON.stringify([customerId, currencyId]);
  if (store.tables.recharges.get(key)?.isEnabled) store.agenda.add({ kind: 'recharge', key, at });
}

function topUps(store: Store, key: string, at: Instant): Happening[] {
  const [customerId, currencyId] = JSON.parse(key) as [string, string];
  return topUpAll(store, customerId, currencyId, at).map(({ id }) => ({
    at,
    type: 'credit.grant.recharged',
    customerId,
    subjectId: id,
  }));
}

/** Brings the credits of a subscription that no running grant covers yet. */
function bringCredits(store: Store, subscriptionId: string, at: Instant): Happening[] {
  const subscription = store.tables.subscriptions.get(subscriptionId);
  if (!subscription || !givesAccess(subscription, at)) return [];
  const allowances = creditAllowancesAt(store.catalog, subscription, at);
  return uncovered(allowances, (wallet) => store.wallet(wallet), at).map((allowance) => {
    const grant = recurringGrant(allowance, at, store.mint);
    store.commit(open(grant, store.wallet(allowance.wallet), at, store.mint));
    return recurred(grant, at);
  });
}

function recurred({ customerId, id }: Grant, at: Instant): Happening {
  return { at, type: 'credit.grant.recurred', customerId, subjectId: id };
}

function happenToSubscription(store: Store, key: string, at: Instant): Happening[] {
  const subscription = store.tables.subscriptions.get(key);
  const event = subscription && nextEvent(store.catalog, subscription, at - 1);
  if (!event || event.at !== at) return [];
  const outcome = applyEvent(store, subscription, event);
  store.commit(outcome);
  noteAllowances(store, key, at);
  const { customerId } = subscription;
  const begun = (outcome.subscriptions ?? []).filter(({ id }) => id !== key);
  const brought = (outcome.grants ?? []).filter(({ createdAt }) => createdAt === at);
  return [
    { at, type: event.type, customerId, subjectId: key },
    ...begun.map(({ id }): Happening => ({ at, type: 'subscription.started', customerId, subjectId: id })),
    ...brought.map((grant) => recurred(grant, at)),
  ];
}

function usageArrives(store: Store, key: string, at: Instant): Happening[] {
  const [customerId, featureId, resourceId] = subjectNamed(key);
  const arrived = arrive(store, { customerId, featureId, resourceId }, at);
  // What counts from now on starts again one day.
  store.plan({ kind: 'usage', key });
  return arrived.length === 0 ? [] : [{ at, type: 'usage.arrived', customerId, subjectId: featureId }];
}

function subjectNamed(key: string): [customerId: string, featureId: string, resourceId: string | null] {
  return JSON.parse(key);
}

function usageNamed(store: Store, key: string, at: Instant) {
  const [customerId, featureId, resourceId] = subjectNamed(key);
  const allowance = allowanceFor(store, customerId, resourceId, featureId, at);
  return { customerId, featureId, ...currentUsage(store, customerId, resourceId, featureId, allowance, at) };
}
