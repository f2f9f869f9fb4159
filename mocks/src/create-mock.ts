// Puts the mock together: the contract, the handlers, the environments and the doors.
import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import controlContract from '../control.openapi.json' with { type: 'json' };
import { settle } from './control/advance.ts';
import type { Controls } from './control/controls.ts';
import { controlHandlers } from './control/operations.ts';
import type { Scenario } from './control/scenario.ts';
import { credentialsOf } from './edge/credentials.ts';
import { type AnyHandler, createAnswering } from './edge/exchange.ts';
import { type Answer, toFetch } from './edge/fetch.ts';
import { createScenarioGuard } from './edge/scenario-guard.ts';
import { type Listening, listen } from './edge/server.ts';
import { viewerReply } from './edge/viewer.ts';
import { contextAt, type EnvironmentReport, Environments } from './environments.ts';
import { handlers } from './handlers/handlers.ts';
import { isScenarioFile, readScenarioFile } from './scenario-file.ts';

export type { Controls, HappeningReport, RequestReport } from './control/controls.ts';
export type { Scenario } from './control/scenario.ts';
export type { WebhookWish } from './control/webhook-controls.ts';
export type { Listening } from './edge/server.ts';
export type { EnvironmentReport } from './environments.ts';
export { scenarios } from './scenarios.ts';
export type { Endpoint } from './store/endpoints.ts';
export type { Fault, FaultWish } from './store/faults.ts';
export type { Expectation, NearMiss, Verdict } from './store/journal.ts';
export type { NotificationExpectation, NotificationFilter, NotificationReport } from './store/notifications.ts';
export type { Snapshot } from './store/snapshot.ts';
export type { Disturbance } from './webhooks/disturbance.ts';
export type { Attempt } from './webhooks/outbox.ts';

export type MockOptions = {
  /** What a new environment starts from: `demo` (the default), the name of another scenario that comes with the mock, one of
   * your own, or the path of a .json, .yaml or .yml file that holds one. */
  scenario?: string | Scenario;
  /** `now` (the default) runs with the machine's clock; an ISO 8601 instant starts there and stands still until you move it. */
  clock?: 'now' | string;
  /** Answer every operation with the plain example of the contract, without behaviour. */
  static?: boolean;
  /** Refuse what is otherwise ignored: query parameters that the operation does not have, or twice; an Idempotency-Key or a
   * body where none is read; a body without Content-Type. */
  strict?: boolean;
  /** Answer 429 when the documented limits are reached, counted on the clock of each environment. */
  rateLimits?: boolean;
  /** `false` switches off everything under /_mock/, and the header X-Meterline-Fault. */
  control?: boolean;
  /** A file that keeps every change before it is acknowledged, so that a restart, or a crash, loses nothing. */
  data?: string;
  /** Told of every defect of the mock, which also answers 500. The default writes to standard error. */
  onDefect?: (operationId: string, error: unknown) => void;
};

export type ListenOptions = {
  /** 0 takes any free port. Default 4010. */
  port?: number;
  /** Default 127.0.0.1: reachable from this machine only. */
  host?: string;
  /** Milliseconds for a request to arrive as a whole. Default 30000. */
  requestTimeout?: number;
  /** Gets a line for each request. */
  log?: (line: string) => void;
};

export type Mock = {
  /** The API as a fetch function, without a socket. Give it to a client, or call it with a Request. */
  fetch: typeof fetch;
  /** The API behind a socket. */
  listen(options?: ListenOptions): Promise<Listening>;
  /** Stops listening: open requests get their answer, then it resolves. */
  close(): Promise<void>;
  /** Every environment that was used, in the order in which they began. */
  environments(): EnvironmentReport[];
  /** Forgets environments, all or those that nobody used for an ISO 8601 duration, and gives their names. None goes by itself. */
  evict(options?: { idleFor?: string }): string[];
  /** What a test does to the environment of an API key beside calling it. */
  environment(apiKey: string): Controls;
};

export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const { scenario = 'demo', clock = 'now', data, static: isStatic = false, control: isControlled = true } = options;
  const isStrict = options.strict ?? false;
  const environments = new Environments({ scenario: await readIfFile(scenario), clock, data, sound: soundScenario() });
  const onDefect = options.onDefect ?? ((operationId, error) => console.error(`defect in ${operationId}:`, error));
  const environmentOf = (name: string) => environments.of(name);

  const api = createAnswering({
    contract,
    handlers: handlers as unknown as Record<string, AnyHandler>,
    isStatic,
    isWatched: true,
    isStrict,
    isLimited: options.rateLimits ?? false,
    takesFaults: isControlled,
    environmentOf,
    contextOf: (environment) => {
      const at = environment.clock.now();
      settle(environment.store, at);
      return contextAt(environment, at);
    },
    onChange: (environment, { at, ...call }) => {
      const tell = environment.store.conclude({ at, since: at, operationId: call.operationId });
      environments.record(environment, at, { did: 'call', ...call });
      tell();
    },
    onDefect,
  });
  const control = createAnswering({
    contract: controlContract,
    handlers: controlHandlers as unknown as Record<string, AnyHandler>,
    isStatic: false,
    isWatched: false,
    isStrict,
    isLimited: false,
    takesFaults: false,
    environmentOf,
    contextOf: (environment) => ({
      at: environment.clock.now(),
      controls: environments.controlsOf(environment),
      environments,
    }),
    // The controls write down themselves what they do.
    onChange: () => undefined,
    ready: (environment, operationId) =>
      operationId === 'flushWebhooks' ? environments.controlsOf(environment).webhooks.settled() : undefined,
    onDefect,
  });
  const answer: Answer = async (exchange) => {
    const { method, path } = exchange;
    if (!isControlled || !path.startsWith('/_mock/')) return api(exchange);
    return viewerReply(method, path) ?? control(exchange);
  };

  const open = new Set<Listening>();
  return {
    fetch: toFetch(answer),
    listen: async ({ port = 4010, host = '127.0.0.1', requestTimeout = 30_000, log } = {}) => {
      const listening = await listen(answer, { port, host, requestTimeout, log });
      open.add(listening);
      return listening;
    },
    close: async () => {
      for (const listening of open) await listening.close();
      open.clear();
      environments.close();
    },
    environments: () => environments.list(),
    evict: (options) => environments.evict(options),
    environment: (apiKey) => {
      const credentials = credentialsOf(apiKey);
      if (!credentials) throw new TypeError('environment(apiKey): give the API key whose environment you mean.');
      return environments.controlsOf(environmentOf(credentials.environment));
    },
  };
}

async function readIfFile(scenario: string | Scenario): Promise<string | Scenario> {
  const isFile = typeof scenario === 'string' && isScenarioFile(scenario);
  return isFile ? ((await readScenarioFile(scenario)) as Scenario) : scenario;
}

/** Compiled when the first scenario of a user's own comes. */
function soundScenario(): (scenario: unknown) => Scenario {
  let guard: ((scenario: unknown) => Scenario) | undefined;
  return (scenario) => {
    guard ??= createScenarioGuard(contract);
    return guard(scenario);
  };
}
