// All environments of a mock: each begins from a scenario when its key is first used. With a file they are kept there: what
// changes is written down before it is acknowledged, and carried out again at the next start.
import demo from '../scenarios/demo.json' with { type: 'json' };
import empty from '../scenarios/empty.json' with { type: 'json' };
import { settle } from './control/advance.ts';
import { type Controls, controlsOf, type Hooks } from './control/controls.ts';
import { play, type Scenario } from './control/scenario.ts';
import type { AnyHandler } from './edge/exchange.ts';
import { keepAnswer, repeatableOf } from './edge/idempotency.ts';
import { Refusal } from './engine/refusal.ts';
import { fromIso, type Instant, toIso } from './engine/time.ts';
import { handlers } from './handlers/handlers.ts';
import { Outboxes } from './outboxes.ts';
import { type Change, ChangeLog } from './store/change-log.ts';
import { Clock } from './store/clock.ts';
import { Environment } from './store/environment.ts';
import { restore, snapshotOf } from './store/snapshot.ts';
import { Store } from './store/store.ts';

const SHIPPED: Record<string, Scenario> = { demo: demo as Scenario, empty: empty as Scenario };
/** A longer file is written anew at the start, as snapshots. */
const LONG = 1000;

type Did = Change extends infer One ? (One extends Change ? Omit<One, 'environment' | 'at'> : never) : never;

export type Beginning = { scenario: string | Scenario; clock: string; data: string | undefined };

export class Environments {
  readonly #byName = new Map<string, Environment>();
  readonly #scenarios = new Map<Environment, Scenario>();
  readonly #outboxes = new Outboxes();
  readonly #first: Scenario;
  readonly #clock: string;
  readonly #log: ChangeLog | null = null;

  constructor({ scenario, clock, data }: Beginning) {
    this.#first = scenarioNamed(scenario);
    this.#clock = clock;
    newClock(clock);
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
    if (known) return known;
    const environment = new Environment(name, newClock(this.#clock));
    this.#hooks.begin(environment);
    this.#byName.set(name, environment);
    return environment;
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
        scenario === undefined ? (this.#scenarios.get(environment) ?? this.#first) : scenarioNamed(scenario);
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
    this.#scenarios.set(environment, scenario);
    environment.store = new Store();
    environment.answers.clear();
    environment.clock = clock;
    play(scenario, environment.store, at, (...call) => carryOut(environment, ...call));
    settle(environment.store, at);
    environment.notifications.clear();
    this.#outboxes.listenTo(environment);
  }

  #repeat({ environment: name, at: text, ...change }: Change): void {
    const environment = this.#byName.get(name) ?? new Environment(name, new Clock());
    this.#byName.set(name, environment);
    const at = fromIso(text);
    switch (change.did) {
      case 'begin':
        this.#start(environment, scenarioNamed(change.scenario as Scenario), Clock.of(change.clock), at);
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

export function contextAt({ store, id }: Environment, at: Instant) {
  return { store, at, environmentId: id };
}

function changeOf({ name }: Environment, at: Instant, did: Did): Change {
  return { environment: name, at: toIso(at), ...did };
}

function carryOut(environment: Environment, operationId: string, input: object, at: Instant) {
  const { store } = environment;
  settle(store, at);
  const handler = handlers[operationId as keyof typeof handlers] as AnyHandler | undefined;
  if (!handler) throw new Error(`${operationId} is not an operation.`);
  const answer = store.transact(() => handler(input as never, contextAt(environment, at) as never));
  store.conclude({ at, since: at, operationId })();
  return answer;
}

function newClock(start: string): Clock {
  if (start === 'now') return new Clock();
  const instant = fromIso(start);
  if (Number.isNaN(instant))
    throw new TypeError(`clock: ${JSON.stringify(start)} is neither "now" nor an ISO 8601 instant.`);
  return new Clock(instant);
}

/** A scenario that comes with the mock is known by its name. */
function nameOf(scenario: Scenario): string | Scenario {
  return SHIPPED[scenario.name] === scenario ? scenario.name : scenario;
}

function scenarioNamed(scenario: string | Scenario): Scenario {
  if (typeof scenario !== 'string') return scenario;
  const known = SHIPPED[scenario];
  if (known) return known;
  throw new Refusal(
    'BadUserInput',
    `scenario: there is no scenario ${JSON.stringify(scenario)}. There are: ${Object.keys(SHIPPED).join(', ')}.`,
  );
}
