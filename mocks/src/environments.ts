// All environments of a mock: each begins from a scenario when its key is first used. With a file they are kept there: what
// changes is written down before it is acknowledged, and carried out again at the next start.
import { settle } from './control/advance.ts';
import { type Controls, controlsOf, type Hooks } from './control/controls.ts';
import { play, type Scenario } from './control/scenario.ts';
import type { AnyHandler } from './edge/exchange.ts';
import { keepAnswer, repeatableOf } from './edge/idempotency.ts';
import { Refusal } from './engine/refusal.ts';
import { fromIso, type Instant, plusDuration, toIso } from './engine/time.ts';
import { handlers } from './handlers/handlers.ts';
import { Outboxes } from './outboxes.ts';
import { nameOf, scenarios, shippedScenario } from './scenarios.ts';
import { type Change, ChangeLog } from './store/change-log.ts';
import { Clock, type ClockMode } from './store/clock.ts';
import { Environment } from './store/environment.ts';
import { restore, snapshotOf } from './store/snapshot.ts';
import { Store } from './store/store.ts';

/** A longer file is written anew at the start, as snapshots. */
const LONG = 1000;

type Did = Change extends infer One ? (One extends Change ? Omit<One, 'environment' | 'at'> : never) : never;

export type Beginning = {
  scenario: string | Scenario;
  clock: string;
  data: string | undefined;
  /** Holds a scenario of the user's own against its schema and the contract. */
  sound: (scenario: unknown) => Scenario;
};

/** An environment, from outside. Instants are ISO 8601; `usedAt` is by the machine's clock. */
export type EnvironmentReport = { name: string; now: string; mode: ClockMode; requests: number; usedAt: string };

export class Environments {
  readonly #byName = new Map<string, Environment>();
  readonly #scenarios = new WeakMap<Environment, Scenario>();
  readonly #outboxes = new Outboxes();
  readonly #first: Scenario;
  readonly #clock: string;
  readonly #sound: (scenario: unknown) => Scenario;
  readonly #log: ChangeLog | null = null;

  constructor({ scenario, clock, data, sound }: Beginning) {
    this.#sound = sound;
    this.#clock = clock;
    const { store, id, clock: now } = new Environment('rehearsal', newClock(clock));
    this.#first = this.#chosen(scenario);
    // A scenario that a rule forbids is refused now, not at the first request.
    if (this.#first === scenario) begun(this.#first, { store, id }, now.now());
    if (data !== undefined) this.#log = this.#opened(data);
    this.#outboxes.isLive = true;
  }

  #opened(data: string): ChangeLog {
    const { log, changes } = ChangeLog.open(data);
    for (const change of changes) this.#repeat(change);
    if (changes.length > LONG) log.replace([...this.#byName.values()].flatMap((one) => this.#inShort(one)));
    return log;
  }

  of(name: string): Environment {
    const known = this.#byName.get(name);
    if (known) {
      known.usedAt = Date.now();
      return known;
    }
    const environment = new Environment(name, newClock(this.#clock));
    this.#hooks.begin(environment);
    this.#byName.set(name, environment);
    return environment;
  }

  /** Every environment, in the order in which they began. */
  list(): EnvironmentReport[] {
    return [...this.#byName.values()].map(({ name, clock, journal, usedAt }) => ({
      name,
      now: toIso(clock.now()),
      mode: clock.mode,
      requests: journal.count,
      usedAt: toIso(usedAt),
    }));
  }

  /** What an environment can be reset to. */
  scenarios(): { name: string; description: string }[] {
    return [...scenarios];
  }

  /** Forgets environments that nobody used for so long; the next use of such a key begins from the scenario. */
  evict({ idleFor = 'PT0S' }: { idleFor?: string } = {}): string[] {
    const until = before(Date.now(), idleFor);
    const idle = [...this.#byName.values()].filter(({ usedAt }) => usedAt <= until);
    for (const environment of idle) {
      this.record(environment, environment.clock.now(), { did: 'end' });
      this.#byName.delete(environment.name);
      this.#outboxes.drop(environment);
    }
    return idle.map(({ name }) => name);
  }

  controlsOf(environment: Environment): Controls {
    return controlsOf(environment, this.#outboxes.of(environment), this.#hooks);
  }

  /** Writes down what happened; returns when it is on disk. */
  record(environment: Environment, at: Instant, did: Did): void {
    this.#log?.append(changeOf(environment, at, did));
  }

  close(): void {
    this.#outboxes.close();
    this.#log?.close();
  }

  readonly #hooks: Hooks = {
    begin: (environment, scenario) => {
      const chosen =
        scenario === undefined ? (this.#scenarios.get(environment) ?? this.#first) : this.#chosen(scenario);
      const clock = newClock(this.#clock);
      const at = clock.now();
      this.#start(environment, chosen, clock, at);
      this.record(environment, at, { did: 'begin', scenario: nameOf(chosen), clock: clock.state });
    },
    moved: (environment) => {
      const { clock } = environment;
      this.record(environment, clock.now(), { did: 'clock', clock: clock.state });
      this.#outboxes.of(environment).wake();
    },
    restored: (environment, snapshot) => {
      this.#outboxes.listenTo(environment);
      this.record(environment, environment.clock.now(), { did: 'restore', snapshot });
    },
    endpointsChanged: (environment) => {
      const endpoints = environment.endpoints.snapshot();
      this.record(environment, environment.clock.now(), { did: 'endpoints', endpoints });
    },
  };

  #start(environment: Environment, scenario: Scenario, clock: Clock, at: Instant): void {
    environment.store = begun(scenario, { store: new Store(), id: environment.id }, at);
    this.#scenarios.set(environment, scenario);
    environment.answers.clear();
    environment.rates.clear();
    environment.clock = clock;
    environment.notifications.clear();
    this.#outboxes.listenTo(environment);
  }

  #chosen(scenario: string | Scenario): Scenario {
    return typeof scenario === 'string' ? shippedScenario(scenario) : this.#sound(scenario);
  }

  #repeat({ environment: name, at: text, ...change }: Change): void {
    const environment = this.#byName.get(name) ?? new Environment(name, new Clock());
    this.#byName.set(name, environment);
    const at = fromIso(text);
    switch (change.did) {
      case 'begin':
        this.#start(environment, this.#chosen(change.scenario as string | Scenario), Clock.of(change.clock), at);
        break;
      case 'end':
        this.#byName.delete(name);
        this.#outboxes.drop(environment);
        break;
      case 'restore':
        restore(environment, change.snapshot);
        this.#outboxes.listenTo(environment);
        break;
      case 'endpoints':
        environment.endpoints.restore(change.endpoints);
        break;
      case 'clock':
        settle(environment.store, at);
        environment.clock = Clock.of(change.clock);
        break;
      case 'call': {
        const { operationId, input, idempotencyKey } = change;
        const answer = carryOut(environment, operationId, input, at);
        const repeatable = repeatableOf(idempotencyKey, operationId, input);
        if (repeatable) keepAnswer(environment, repeatable, answer, at);
      }
    }
  }

  /** The changes that bring an environment to where it is, without its history. */
  #inShort(environment: Environment): Change[] {
    const clock = environment.clock.state;
    const at = environment.clock.now();
    const scenario = nameOf(this.#scenarios.get(environment) ?? this.#first);
    const steps: Did[] = [
      { did: 'begin', scenario, clock },
      { did: 'restore', snapshot: snapshotOf(environment) },
      { did: 'clock', clock },
    ];
    return steps.map((did) => changeOf(environment, at, did));
  }
}

/** What a call needs of an environment. */
type World = Pick<Environment, 'store' | 'id'>;

/** The store as it is when the scenario was played. */
function begun(scenario: Scenario, world: World, at: Instant): Store {
  play(scenario, world.store, at, (...call) => carryOut(world, ...call));
  settle(world.store, at);
  return world.store;
}

export function contextAt({ store, id }: World, at: Instant) {
  return { store, at, environmentId: id };
}

function changeOf({ name }: Environment, at: Instant, did: Did): Change {
  return { environment: name, at: toIso(at), ...did };
}

function carryOut(world: World, operationId: string, input: object, at: Instant) {
  const { store } = world;
  settle(store, at);
  const handler = handlers[operationId as keyof typeof handlers] as AnyHandler | undefined;
  if (!handler) throw new Error(`${operationId} is not an operation.`);
  const answer = store.transact(() => handler(input as never, contextAt(world, at) as never));
  store.conclude({ at, since: at, operationId })();
  return answer;
}

/** The instant that lies an ISO 8601 duration before another. */
function before(instant: Instant, duration: string): Instant {
  try {
    return instant - (plusDuration(instant, duration) - instant);
  } catch {
    const said = JSON.stringify(duration);
    throw new Refusal('BadUserInput', `idleFor: ${said} is not an ISO 8601 duration such as PT1H.`);
  }
}

function newClock(start: string): Clock {
  if (start === 'now') return new Clock();
  const instant = fromIso(start);
  if (Number.isNaN(instant))
    throw new TypeError(
      `clock: ${JSON.stringify(start)} is neither "now" nor an ISO 8601 instant such as 2026-03-10T12:00:00Z.`,
    );
  return new Clock(instant);
}
