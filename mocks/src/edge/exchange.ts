// One request, from the wire to the wire: who calls, what operation, is it sound, what is the answer, is that sound.
// `fetch` and the server both end here; nothing here knows sockets.
import { Refusal } from '../engine/refusal.ts';
import type { Environment } from '../store/environment.ts';
import type { FaultWish } from '../store/faults.ts';
import { type Body, bodyIn } from './body.ts';
import { credentialsOf, isName } from './credentials.ts';
import { defectReply, errorReply, inWords, JSON_HEADERS, type Reply, refusalReply, violationReply } from './errors.ts';
import { Guard, type Parameters } from './guard.ts';
import { keepAnswer, keptAnswer, repeatableOf } from './idempotency.ts';
import { inputOf, parametersIn } from './input.ts';
import { type Operation, operationsOf } from './operation.ts';
import { preferenceIn } from './preference.ts';
import { type Examples, examplesOf, type Preference } from './prism.ts';
import { limitedReply } from './rate-limits.ts';
import { isWellEncoded, Router } from './router.ts';
import { strictViolations } from './strict.ts';
import { faultIn, troubled } from './trouble.ts';
import { badEnvironment, badPath, notAllowed, nowhere, readOnly, unauthenticated } from './turned-away.ts';

export type Exchange = {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  /** The bytes of the body, or null when there is none. */
  body: Uint8Array | null;
};

/** What a handler of any operation looks like to the edge. */
export type AnyHandler = (input: never, context: never) => { status: number; body: unknown };

/** A request that changed something, and how to carry it out again. */
export type Call = {
  at: number;
  operationId: string;
  input: Record<string, unknown>;
  idempotencyKey: string | null;
};

/** A request as it is read. What the guard checks becomes what the contract says: text becomes numbers. */
type Asked = { parameters: Parameters; body: Body };

export type Answering = {
  contract: object;
  handlers: Record<string, AnyHandler>;
  /** Whether every request is answered with a plain example. */
  isStatic: boolean;
  /** Whether the faults of an environment hit its requests, and its journal keeps them. */
  isWatched: boolean;
  /** Whether what is usually ignored is refused. */
  isStrict: boolean;
  /** Whether there are rate limits. */
  isLimited: boolean;
  /** Whether a header may ask for a fault. */
  takesFaults: boolean;
  environmentOf: (name: string) => Environment;
  /** What a handler gets beside its input. Whatever fell due before is settled here. */
  contextOf: (environment: Environment) => { at: number };
  /** What is waited for before an operation is carried out. */
  ready?: (environment: Environment, operationId: string) => Promise<unknown> | undefined;
  /** Told of every change before it is acknowledged. If it throws, the change is undone. */
  onChange: (environment: Environment, call: Call) => void;
  /** Told of every defect: a handler that threw, or an answer that breaks the contract. */
  onDefect: (operationId: string, error: unknown) => void;
};

export function createAnswering(answering: Answering): (exchange: Exchange) => Promise<Reply> {
  const { contract, isStatic, isWatched, isStrict, isLimited, takesFaults, environmentOf } = answering;
  const router = new Router<Operation>();
  for (const operation of operationsOf(contract)) router.add(operation.method, operation.path, operation);
  const guard = new Guard(contract);
  let examples: Promise<Examples> | undefined;

  return async (exchange) => {
    const { method, path: sent } = exchange;
    if (!isWellEncoded(sent)) return badPath(sent);
    const found = router.match(method, sent);
    if (!found) return nowhere(sent);
    if ('allowed' in found) return notAllowed(method, sent, found.allowed);
    const { operation, path } = found;
    const credentials = credentialsOf(exchange.headers['x-api-key']);
    if (!credentials) return unauthenticated(exchange.headers['x-api-key']);
    if (credentials.isPublishable && operation.method !== 'get') return readOnly();
    // For code whose key is fixed: a header may choose the environment.
    const environmentName = exchange.headers['x-meterline-environment'] || credentials.environment;
    if (!isName(environmentName)) return badEnvironment();
    const asked: Asked = { parameters: parametersIn(operation, { ...exchange, path }), body: bodyIn(exchange) };
    const carryOut = () => carriedOut(exchange, operation, asked, environmentName);
    // Whoever only looks on leaves no trace, and meets no trouble.
    if (takesFaults && operation.method === 'get' && exchange.headers['x-meterline-unseen'] === 'true')
      return carryOut();
    const fault =
      (takesFaults ? faultIn(exchange.headers['x-meterline-fault']) : null) ?? faultFor(environmentName, operation);
    if (fault && 'problem' in fault) return errorReply(400, 'BadUserInput', fault.problem);
    const reply = await (fault ? troubled(fault, carryOut) : carryOut());
    if (isWatched) note(environmentOf(environmentName), operation, asked, reply, exchange.body?.length);
    return { ...reply, about: { operationId: operation.operationId, environment: environmentName } };
  };

  async function carriedOut(
    exchange: Exchange,
    operation: Operation,
    { parameters, body }: Asked,
    environmentName: string,
  ): Promise<Reply> {
    if ('problem' in body) return errorReply(400, 'BadUserInput', body.problem);
    const unknown = isStrict ? strictViolations(operation, exchange) : [];
    const violations = [...unknown, ...guard.request(operation, parameters, body.value)];
    if (violations.length > 0) return violationReply(violations);
    const preference = preferenceIn(exchange.headers.prefer, isStatic);
    if (preference) {
      examples ??= examplesOf(contract);
      return exampleReply(await examples, operation, { ...exchange, body: body.value }, preference);
    }
    await answering.ready?.(environmentOf(environmentName), operation.operationId);
    const input = inputOf(parameters, body.value);
    const limited = isLimited ? limitedReply(environmentOf(environmentName), operation, input) : null;
    if (limited) return limited;
    const reply = decided(answering, operation, exchange, input, environmentName);
    return soundReply(answering, guard, operation, reply);
  }

  function faultFor(environmentName: string, { operationId }: Operation): FaultWish | null {
    return isWatched ? environmentOf(environmentName).faults.take(operationId) : null;
  }
}

function note(
  { journal, clock }: Environment,
  { operationId }: Operation,
  asked: Asked,
  reply: Reply,
  size: number | undefined,
): void {
  const input = inputOf(asked.parameters, 'value' in asked.body ? asked.body.value : undefined);
  const code = (reply.body as { code?: string | null } | undefined)?.code ?? null;
  journal.add({ at: clock.now(), operationId, input, status: reply.status, code }, size);
}

async function exampleReply(
  examples: Examples,
  { operationId, method }: Operation,
  request: Omit<Exchange, 'body'> & { body: unknown },
  preference: Preference,
): Promise<Reply> {
  try {
    return await examples(operationId, { ...request, method }, preference);
  } catch (error) {
    const { message } = error as Error;
    const wanted = JSON.stringify(preference);
    return errorReply(400, 'BadUserInput', `header.Prefer: ${operationId} has no example for ${wanted}. ${message}`);
  }
}

/** The answer of the handler; a repeat of an earlier request gets the answer of that one. */
function decided(
  { handlers, environmentOf, contextOf, onChange, onDefect }: Answering,
  { operationId, method }: Operation,
  { headers }: Exchange,
  input: Record<string, unknown>,
  environmentName: string,
): Reply {
  try {
    const environment = environmentOf(environmentName);
    const handler = handlers[operationId] as (input: unknown, context: unknown) => { status: number; body: unknown };
    const context = contextOf(environment);
    const idempotencyKey = method === 'post' ? (headers['idempotency-key'] ?? null) : null;
    const repeatable = repeatableOf(idempotencyKey, operationId, input);
    const kept = repeatable && keptAnswer(environment, repeatable, context.at);
    if (kept) return { status: kept.status, headers: JSON_HEADERS, body: kept.body };
    const { store } = environment;
    const { status, body } = store.transact(() => {
      const before = store.version;
      const answer = handler(input, context);
      if (store.version !== before) onChange(environment, { at: context.at, operationId, input, idempotencyKey });
      return answer;
    });
    const reply = { status, headers: JSON_HEADERS, body };
    if (repeatable) keepAnswer(environment, repeatable, reply, context.at);
    return reply;
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    onDefect(operationId, error);
    return defectReply(error);
  }
}

/** An answer that breaks the contract does not leave the mock. */
function soundReply({ onDefect }: Answering, guard: Guard, operation: Operation, reply: Reply): Reply {
  if (reply.status === 500) return reply;
  const violations = guard.response(operation, reply.status, reply.body);
  if (violations.length === 0) return reply;
  const problem = new Error(`${operation.operationId} answered outside the contract: ${inWords(violations)}`);
  onDefect(operation.operationId, problem);
  return defectReply(problem);
}
