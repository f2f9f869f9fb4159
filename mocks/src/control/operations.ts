// The control plane, as handlers: the same controls that a test has in process, over HTTP.
import { Refusal } from '../engine/refusal.ts';
import { DAY, fromIso, toIso } from '../engine/time.ts';
import type { ClockMode } from '../store/clock.ts';
import type { FaultWish } from '../store/faults.ts';
import type { Expectation } from '../store/journal.ts';
import type { NotificationExpectation, NotificationFilter } from '../store/notifications.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Disturbance } from '../webhooks/disturbance.ts';
import type { Controls } from './controls.ts';
import type { Scenario } from './scenario.ts';
import type { AttemptFilter, WebhookWish } from './webhook-controls.ts';

/** All environments, as far as the control plane asks. */
type Neighbours = { list(): object[]; scenarios(): object[]; evict(options: { idleFor?: string }): string[] };
type ControlContext = { controls: Controls; environments: Neighbours };
type Answered = { status: 200; body: { data: object } };

export const controlHandlers = {
  readClock: (_input: object, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: clockOf(controls) } };
  },

  setClock: ({ now, mode }: { now?: string; mode?: ClockMode }, { controls }: ControlContext): Answered => {
    const happenings = controls.clock.set(now === undefined ? controls.clock.now() : new Date(fromIso(now)), mode);
    return { status: 200, body: { data: { ...clockOf(controls), happenings } } };
  },

  advanceClock: ({ duration }: { duration: string }, { controls }: ControlContext): Answered => {
    const happenings = controls.clock.advance(duration);
    return { status: 200, body: { data: { ...clockOf(controls), happenings } } };
  },

  advanceClockToNext: (_input: object, { controls }: ControlContext): Answered => {
    const happenings = controls.clock.next();
    return { status: 200, body: { data: { ...clockOf(controls), happenings } } };
  },

  resetEnvironment: ({ scenario }: { scenario?: string | Scenario }, { controls }: ControlContext): Answered => {
    if (scenario === undefined) controls.reset();
    else controls.load(scenario);
    return { status: 200, body: { data: clockOf(controls) } };
  },

  listEnvironments: (_input: object, { environments }: ControlContext): Answered => {
    return { status: 200, body: { data: environments.list() } };
  },

  evictEnvironments: ({ idleFor }: { idleFor?: string }, { environments }: ControlContext): Answered => {
    return { status: 200, body: { data: { evicted: environments.evict(idleFor === undefined ? {} : { idleFor }) } } };
  },

  listScenarios: (_input: object, { environments }: ControlContext): Answered => {
    return { status: 200, body: { data: environments.scenarios() } };
  },

  readMeters: (_input: object, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.meters() } };
  },

  takeSnapshot: (_input: object, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.snapshot() } };
  },

  restoreSnapshot: ({ data }: { data: Snapshot }, { controls }: ControlContext): Answered => {
    controls.restore(data);
    return { status: 200, body: { data: clockOf(controls) } };
  },

  addFault: (fault: FaultWish, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.faults.add(fault) } };
  },

  listFaults: (_input: object, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.faults.list() } };
  },

  clearFaults: (_input: object, { controls }: ControlContext): Answered => {
    controls.faults.clear();
    return { status: 200, body: { data: [] } };
  },

  listRequests: ({ operationId }: { operationId?: string }, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.requests.list(operationId) } };
  },

  clearRequests: (_input: object, { controls }: ControlContext): Answered => {
    controls.requests.clear();
    return { status: 200, body: { data: [] } };
  },

  verifyRequests: (expectation: Expectation, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.requests.verify(expectation) } };
  },

  verifyOrderOfRequests: (
    { expectations }: { expectations: Expectation[] },
    { controls }: ControlContext,
  ): Answered => {
    return { status: 200, body: { data: { isMet: controls.requests.verifyOrder(expectations) } } };
  },

  listNotifications: (filter: NotificationFilter, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.notifications.list(filter) } };
  },

  clearNotifications: (_input: object, { controls }: ControlContext): Answered => {
    controls.notifications.clear();
    return { status: 200, body: { data: [] } };
  },

  verifyNotifications: (expectation: NotificationExpectation, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.notifications.verify(expectation) } };
  },

  replayNotification: ({ notificationId }: { notificationId: string }, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.webhooks.replay(notificationId) } };
  },

  addWebhook: (webhook: WebhookWish, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.webhooks.add(webhook) } };
  },

  listWebhooks: (_input: object, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.webhooks.list() } };
  },

  removeWebhook: ({ webhookId }: { webhookId: string }, { controls }: ControlContext): Answered => {
    controls.webhooks.remove(webhookId);
    return { status: 200, body: { data: { id: webhookId } } };
  },

  listWebhookAttempts: (filter: AttemptFilter, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.webhooks.attempts(filter) } };
  },

  /** The edge has waited until everything due was tried. */
  flushWebhooks: (_input: object, { controls }: ControlContext): Answered => {
    return { status: 200, body: { data: controls.webhooks.attempts() } };
  },

  disturbWebhooks: (disturbance: Disturbance, { controls }: ControlContext): Answered => {
    controls.webhooks.disturb(disturbance);
    return { status: 200, body: { data: disturbance } };
  },

  calmWebhooks: (_input: object, { controls }: ControlContext): Answered => {
    controls.webhooks.disturb(null);
    return { status: 200, body: { data: {} } };
  },
};

function clockOf({ clock }: Controls) {
  return { now: toIso(clock.now().getTime()), mode: clock.mode };
}

/** Everything on the way happens, so a slip of the keyboard could keep the mock busy for hours. */
const FURTHEST = 36_525 * DAY;

export function assertForward(from: number, to: number): void {
  if (to - from > FURTHEST) {
    throw new Refusal(
      'BadUserInput',
      `body: from ${toIso(from)} to ${toIso(to)} is more than a hundred years. Move the clock in smaller steps.`,
    );
  }
  if (to >= from) return;
  throw new Refusal(
    'BadUserInput',
    `body: the clock is at ${toIso(from)} and cannot go back to ${toIso(to)}. Reset the environment instead.`,
  );
}
