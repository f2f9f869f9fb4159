// What a test does to an environment beside calling it: it reads and moves the clock, and puts the state back.
import { Refusal } from '../engine/refusal.ts';
import { type Instant, plusDuration, toIso } from '../engine/time.ts';
import type { ClockMode } from '../store/clock.ts';
import type { Environment } from '../store/environment.ts';
import type { Fault, FaultWish } from '../store/faults.ts';
import type { Asked, Expectation, Verdict } from '../store/journal.ts';
import { restore, type Snapshot, snapshotOf } from '../store/snapshot.ts';
import type { Outbox } from '../webhooks/outbox.ts';
import { nextDue, settle } from './advance.ts';
import { type EventReport, type MeterReport, metersOf } from './meters.ts';
import { type NotificationControls, notificationControlsOf } from './notification-controls.ts';
import { assertForward } from './operations.ts';
import type { Scenario } from './scenario.ts';
import { type WebhookControls, webhookControlsOf } from './webhook-controls.ts';

/** What an advance of the clock caused. Instants are ISO 8601. */
export type HappeningReport = { at: string; type: string; customerId: string; subjectId: string };

/** A request that was answered. Its time is that of the environment's clock, in ISO 8601. */
export type RequestReport = Omit<Asked, 'at'> & { at: string };

export type Controls = {
  /** The clock of this environment. It never goes backwards; reset the environment for that. */
  readonly clock: {
    now(): Date;
    readonly mode: ClockMode;
    /** Moves to an instant, and freezes or runs from there. Gives what happened on the way, in order. */
    set(instant: Date | string, mode?: ClockMode): HappeningReport[];
    /** Moves forward by an ISO 8601 duration such as `P1M`. Gives what happened on the way, in order. */
    advance(duration: string): HappeningReport[];
    /** Moves forward to when something happens next, and gives that; nothing moves when nothing will. */
    next(): HappeningReport[];
  };
  /** Trouble for the requests of this environment. It stays through a reset, until it is cleared. */
  readonly faults: {
    add(fault: FaultWish): Fault;
    /** Every fault, with how many requests it saw and hit. */
    list(): Fault[];
    clear(): void;
  };
  /** What this environment was asked: the last thousand requests. */
  readonly requests: {
    /** Oldest first; of one operation, or of all. */
    list(operationId?: string): RequestReport[];
    /** Whether an operation was called, with at least this input, so often; if not, what came closest. */
    verify(expectation: Expectation): Verdict;
    /** Whether these were called in this order, with anything in between. */
    verifyOrder(expectations: Expectation[]): boolean;
    clear(): void;
  };
  /** Which features count events, and what became of the newest events. */
  meters(): { meters: MeterReport[]; events: EventReport[] };
  /** What this environment has told: the last ten thousand notifications. */
  readonly notifications: NotificationControls;
  /** Where it sends them. */
  readonly webhooks: WebhookControls;
  /** Back to the beginning of the scenario. Notifications are forgotten; faults and webhooks stay. */
  reset(): void;
  /** Starts again from another scenario: the name of one that comes with the mock, or one of your own. */
  load(scenario: string | Scenario): void;
  /** Everything that the environment remembers, as plain data: keep it as a file, and restore it later or elsewhere. */
  snapshot(): Snapshot;
  /** Puts the environment back to a snapshot, clock and all. */
  restore(snapshot: Snapshot): void;
};

export type Hooks = {
  /** Starts an environment from a scenario, or from the one it had. */
  begin: (environment: Environment, scenario?: string | Scenario) => void;
  /** Told of what was done to the clock, and of a state that was put back. */
  moved: (environment: Environment) => void;
  restored: (environment: Environment, snapshot: Snapshot) => void;
  /** Told that a webhook came or went. */
  endpointsChanged: (environment: Environment) => void;
};

export function controlsOf(environment: Environment, outbox: Outbox, hooks: Hooks): Controls {
  const { begin, moved, restored, endpointsChanged } = hooks;
  const moveTo = (instant: Instant, mode?: ClockMode): HappeningReport[] => {
    const { clock, store } = environment;
    assertForward(clock.now(), instant);
    const happenings = settle(store, instant);
    clock.moveTo(instant, mode ?? clock.mode);
    moved(environment);
    return happenings.map((happening) => ({ ...happening, at: toIso(happening.at) }));
  };
  return {
    clock: {
      now: () => new Date(environment.clock.now()),
      get mode() {
        return environment.clock.mode;
      },
      set: (instant, mode) => moveTo(new Date(instant).getTime(), mode),
      advance: (duration) => moveTo(durationFrom(environment.clock.now(), duration)),
      next: () => {
        for (let due = nextDue(environment.store); due !== null; due = nextDue(environment.store)) {
          const happenings = moveTo(Math.max(due, environment.clock.now()));
          if (happenings.length > 0) return happenings;
        }
        return [];
      },
    },
    faults: {
      add: (fault) => environment.faults.add(fault),
      list: () => environment.faults.list(),
      clear: () => environment.faults.clear(),
    },
    requests: {
      list: (operationId) => environment.journal.list(operationId).map((one) => ({ ...one, at: toIso(one.at) })),
      verify: (expectation) => environment.journal.verify(expectation),
      verifyOrder: (expectations) => environment.journal.verifyOrder(expectations),
      clear: () => environment.journal.clear(),
    },
    meters: () => metersOf(environment.store),
    notifications: notificationControlsOf(environment),
    webhooks: webhookControlsOf(environment, outbox, () => endpointsChanged(environment)),
    reset: () => begin(environment),
    load: (scenario) => begin(environment, scenario),
    snapshot: () => snapshotOf(environment),
    restore: (snapshot) => {
      restore(environment, snapshot);
      restored(environment, snapshot);
    },
  };
}

function durationFrom(now: Instant, duration: string): Instant {
  try {
    return plusDuration(now, duration);
  } catch {
    throw new Refusal(
      'BadUserInput',
      `body.duration: ${JSON.stringify(duration)} is not an ISO 8601 duration such as P10D or PT1H.`,
    );
  }
}
