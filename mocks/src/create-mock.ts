// Puts the mock together: the contract, the handlers, the environments and the doors.
import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import controlContract from '../control.openapi.json' with { type: 'json' };
import demo from '../scenarios/demo.json' with { type: 'json' };
import empty from '../scenarios/empty.json' with { type: 'json' };
import { settle } from './control/advance.ts';
import { type Controls, controlsOf } from './control/controls.ts';
import { controlHandlers } from './control/operations.ts';
import { play, type Scenario } from './control/scenario.ts';
import { credentialsOf } from './edge/credentials.ts';
import { type AnyHandler, createAnswering } from './edge/exchange.ts';
import { type Answer, toFetch } from './edge/fetch.ts';
import { type Listening, listen } from './edge/server.ts';
import { Refusal } from './engine/refusal.ts';
import { fromIso, type Instant } from './engine/time.ts';
import { handlers } from './handlers/handlers.ts';
import { Clock } from './store/clock.ts';
import { Environment } from './store/environment.ts';
import { Store } from './store/store.ts';

export type { Controls, HappeningReport } from './control/controls.ts';
export type { Scenario } from './control/scenario.ts';
export type { Listening } from './edge/server.ts';
export type { Snapshot } from './store/snapshot.ts';

export type MockOptions = {
  /** What a new environment starts from: `demo` (the default), `empty`, or a scenario of your own. */
  scenario?: string | Scenario;
  /** `now` (the default) runs with the machine's clock; an ISO 8601 instant starts there and stands still until you move it. */
  clock?: 'now' | string;
  /** Answer every operation with the plain example of the contract, without behaviour. */
  static?: boolean;
  /** Told of every defect of the mock, which also answers 500. The default writes to standard error. */
  onDefect?: (operationId: string, error: unknown) => void;
};

export type ListenOptions = {
  /** 0 takes any free port. Default 4010. */
  port?: number;
  /** Default 127.0.0.1: reachable from this machine only. */
  host?: string;
  /** Gets a line for each request. */
  log?: (line: string) => void;
};

export type Mock = {
  /** The API as a fetch function, without a socket. Give it to a client, or call it with a Request. */
  fetch: typeof fetch;
  /** The API behind a socket. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Stops listening. */
  close(): Promise<void>;
  /** What a test does to the environment of an API key beside calling it. */
  environment(apiKey: string): Controls;
};

const SHIPPED: Record<string, Scenario> = { demo: demo as Scenario, empty: empty as Scenario };

export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const environments = new Map<string, Environment>();
  const scenarios = new Map<Environment, Scenario>();
  const firstScenario = scenarioNamed(options.scenario ?? 'demo');
  const onDefect = options.onDefect ?? ((operationId, error) => console.error(`defect in ${operationId}:`, error));

  const begin = (environment: Environment, scenario?: string | Scenario) => {
    const chosen = scenario === undefined ? (scenarios.get(environment) ?? firstScenario) : scenarioNamed(scenario);
    scenarios.set(environment, chosen);
    environment.store = new Store();
    environment.answers.clear();
    environment.clock = newClock(options.clock);
    const { store, clock } = environment;
    play(chosen, store, clock.now(), (operationId, input, at) => {
      settle(store, at);
      const handler = handlers[operationId as keyof typeof handlers] as AnyHandler | undefined;
      if (!handler) throw new Error(`The scenario ${chosen.name} calls ${operationId}, which is not an operation.`);
      store.transact(() => handler(input as never, contextAt(environment, at) as never));
    });
    settle(store, clock.now());
  };
  const environmentOf = (name: string): Environment => {
    const known = environments.get(name);
    if (known) return known;
    const environment = new Environment(name, newClock(options.clock));
    begin(environment);
    environments.set(name, environment);
    return environment;
  };

  const isStatic = options.static ?? false;
  const api = createAnswering({
    contract,
    handlers: handlers as unknown as Record<string, AnyHandler>,
    isStatic,
    environmentOf,
    contextOf: (environment) => {
      const at = environment.clock.now();
      settle(environment.store, at);
      return contextAt(environment, at);
    },
    onDefect,
  });
  const control = createAnswering({
    contract: controlContract,
    handlers: controlHandlers as unknown as Record<string, AnyHandler>,
    isStatic: false,
    environmentOf,
    contextOf: (environment) => ({ at: environment.clock.now(), controls: controlsOf(environment, begin) }),
    onDefect,
  });
  const answer: Answer = (exchange) => (exchange.path.startsWith('/_mock/') ? control(exchange) : api(exchange));

  const open = new Set<Listening>();
  return {
    fetch: toFetch(answer),
    listen: async ({ port = 4010, host = '127.0.0.1', log } = {}) => {
      const listening = await listen(answer, port, host, log);
      open.add(listening);
      return listening;
    },
    close: async () => {
      for (const listening of open) await listening.close();
      open.clear();
    },
    environment: (apiKey) => {
      const credentials = credentialsOf(apiKey);
      if (!credentials) throw new TypeError('environment(apiKey): give the API key whose environment you mean.');
      return controlsOf(environmentOf(credentials.environment), begin);
    },
  };
}

function newClock(start: string = 'now'): Clock {
  if (start === 'now') return new Clock();
  const instant = fromIso(start);
  if (Number.isNaN(instant))
    throw new TypeError(`clock: ${JSON.stringify(start)} is neither "now" nor an ISO 8601 instant.`);
  return new Clock(instant);
}

function contextAt(environment: Environment, at: Instant) {
  return { store: environment.store, at, environmentId: environment.id };
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
