// One request, from the wire to the wire: who calls, what operation, is it sound, what is the answer, is that sound.
// `fetch` and the server both end here; nothing here knows sockets.
import { Refusal } from '../engine/refusal.ts';
import type { Environment } from '../store/environment.ts';
import { credentialsOf } from './credentials.ts';
import { defectReply, errorReply, refusalReply, violationReply } from './errors.ts';
import { keepAnswer, keptAnswer, repeatableOf } from './idempotency.ts';
import { type InputReader, inputReaderOf } from './input.ts';
import { preferenceIn } from './preference.ts';
import {
  answerByExample,
  answerGuarded,
  type GuardedOperation,
  type GuardedRequest,
  operationsOf,
  type Reply,
} from './prism.ts';
import { Router } from './router.ts';

export type Exchange = {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  /** The text of the body, or null when there is none. */
  body: string | null;
};

/** What a handler of any operation looks like to the edge. */
export type AnyHandler = (input: never, context: never) => { status: number; body: unknown };

export type Answering = {
  contract: object;
  handlers: Record<string, AnyHandler>;
  /** Whether every request is answered with a plain example. */
  isStatic: boolean;
  environmentOf: (name: string) => Environment;
  /** What a handler gets beside its input. Whatever fell due before is settled here. */
  contextOf: (environment: Environment) => { at: number };
  /** Told of every defect: a handler that threw, or an answer that breaks the contract. */
  onDefect: (operationId: string, error: unknown) => void;
};

type Routed = { resource: GuardedOperation; read: InputReader };

const JSON_HEADERS = { 'content-type': 'application/json' };

export async function createAnswering(answering: Answering): Promise<(exchange: Exchange) => Promise<Reply>> {
  const router = new Router<Routed>();
  for (const resource of await operationsOf(answering.contract)) {
    router.add(resource.method, resource.path, { resource, read: inputReaderOf(resource) });
  }
  return async (exchange) => {
    const found = router.match(exchange.method, exchange.path);
    if (!found) return errorReply(404, null, `There is no operation at ${exchange.path}.`);
    if ('allowed' in found) {
      const methods = found.allowed.map((method) => method.toUpperCase()).join(', ');
      return errorReply(405, null, `${exchange.path} takes ${methods}, not ${exchange.method}.`);
    }
    const credentials = credentialsOf(exchange.headers['x-api-key']);
    if (!credentials) return errorReply(401, 'Unauthenticated', 'Send your API key in the X-API-KEY header.');
    const method = exchange.method.toLowerCase();
    if (credentials.isPublishable && method !== 'get') {
      return errorReply(
        403,
        'IdentityForbidden',
        'X-API-KEY: a publishable key (client-…) may only read. Use a server key.',
      );
    }
    const body = parsedBody(exchange.body);
    if ('problem' in body) return errorReply(400, 'BadUserInput', body.problem);
    const request: GuardedRequest = { ...exchange, method, body: body.value };
    const preference = preferenceIn(exchange.headers.prefer, answering.isStatic);
    if (preference) return exampleReply(found.operation.resource, request, preference);
    return decided(answering, found, request, answering.environmentOf(credentials.environment));
  };
}

async function exampleReply(
  operation: GuardedOperation,
  request: GuardedRequest,
  preference: NonNullable<ReturnType<typeof preferenceIn>>,
): Promise<Reply> {
  try {
    return await answerByExample(operation, request, preference);
  } catch (error) {
    const wanted = JSON.stringify(preference);
    const { message } = error as Error;
    return errorReply(400, 'BadUserInput', `header.Prefer: ${operation.iid} has no example for ${wanted}. ${message}`);
  }
}

async function decided(
  { handlers, contextOf, onDefect }: Answering,
  { operation, path }: { operation: Routed; path: Record<string, string> },
  request: GuardedRequest,
  environment: Environment,
): Promise<Reply> {
  const { resource, read } = operation;
  const operationId = resource.iid as string;
  const respond = (): Reply => {
    const handler = handlers[operationId] as (input: unknown, context: unknown) => { status: number; body: unknown };
    const input = read(path, request.query, request.body);
    const context = contextOf(environment);
    const repeatable = repeatableOf(request.method, operationId, request.headers, input);
    const kept = repeatable && keptAnswer(environment, repeatable, context.at);
    if (kept) return { status: kept.status, headers: JSON_HEADERS, body: kept.body };
    const { status, body } = environment.store.transact(() => handler(input, context));
    const reply = { status, headers: JSON_HEADERS, body };
    if (repeatable) keepAnswer(environment, repeatable, reply, context.at);
    return reply;
  };
  let isOurNo = false;
  const { reply, responseViolations } = await answerGuarded(resource, request, (violations) => {
    if (violations.length > 0) return violationReply(violations, parameterNames(resource));
    try {
      return respond();
    } catch (error) {
      if (error instanceof Refusal) return refusalReply(error);
      isOurNo = true;
      onDefect(operationId, error);
      return defectReply(error);
    }
  });
  if (isOurNo || responseViolations.length === 0) return reply;
  const problem = new Error(
    `${operationId} answered outside the contract: ${responseViolations.map(({ path, message }) => `${(path ?? []).join('.')} ${message}`).join('; ')}`,
  );
  onDefect(operationId, problem);
  return defectReply(problem);
}

function parameterNames({ request = {} }: GuardedOperation): string[] {
  return [...(request.path ?? []), ...(request.query ?? []), ...(request.headers ?? [])].map(({ name }) => name);
}

function parsedBody(text: string | null): { value: unknown } | { problem: string } {
  if (text === null || text === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `body is not valid JSON: ${(error as Error).message}` };
  }
}
