// The guard: Prism's core validates each request and each response against the contract. The only file that names Prism.
// Routing and answering are ours; a plain example comes from Prism's own mocker.
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
  type PrismHttpComponents,
} from '@stoplight/prism-http';
import type { Diagnostic } from './errors.ts';

export type Reply = { status: number; headers: Record<string, string>; body: unknown };
export type GuardedRequest = {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: unknown;
};

type HttpOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];
export type GuardedOperation = HttpOperation;

/** How a request that was routed is answered: from its violations, or by deciding. */
export type Respond = (violations: Diagnostic[]) => Reply;
export type Guarded = { reply: Reply; responseViolations: Diagnostic[] };

const quiet = () => undefined;
const logger = {
  info: quiet,
  debug: quiet,
  warn: quiet,
  error: quiet,
  trace: quiet,
  success: quiet,
  child: () => logger,
};

const CONFIG: IHttpConfig = {
  isProxy: false,
  checkSecurity: false,
  validateRequest: true,
  validateResponse: true,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

type Ticket = IHttpRequest & { operation: HttpOperation; respond: Respond };

const right = <Value>(value: Value) => ({ _tag: 'Right', right: value }) as const;
const route: PrismHttpComponents['route'] = ({ input }) => right((input as Ticket).operation);
const components = { logger, route } as unknown as PrismHttpComponents;

const guard = createInstance(CONFIG, {
  ...components,
  mock:
    ({ input }) =>
    () => {
      const { status, headers, body } = (input.data as Ticket).respond(input.validations as Diagnostic[]);
      return right({ statusCode: status, headers, body });
    },
});
const examples = createInstance(CONFIG, components);

export function operationsOf(contract: object): Promise<HttpOperation[]> {
  return getHttpOperationsFromSpec(contract);
}

/** Validates the request, lets `respond` answer it, and validates the answer. */
export async function answerGuarded(
  operation: HttpOperation,
  request: GuardedRequest,
  respond: Respond,
): Promise<Guarded> {
  const result = await guard.request(ticket(operation, request, respond), [])();
  if (result._tag === 'Left') throw result.left;
  const { output, validations } = result.right;
  return {
    reply: { status: output.statusCode, headers: output.headers ?? {}, body: output.body },
    responseViolations: validations.output as Diagnostic[],
  };
}

export type Preference = { code?: number; exampleKey?: string; dynamic?: boolean };

/** A plain example of the contract, as Prism's own mocker gives it. */
export async function answerByExample(
  operation: HttpOperation,
  request: GuardedRequest,
  preference: Preference,
): Promise<Reply> {
  const config = { ...CONFIG, mock: { dynamic: false, mediaTypes: ['application/json'], ...preference } };
  const result = await examples.request(
    ticket(operation, request, () => unanswerable()),
    [],
    config,
  )();
  if (result._tag === 'Left') throw result.left;
  const { statusCode, headers, body } = result.right.output;
  return { status: statusCode, headers: headers ?? {}, body };
}

function unanswerable(): never {
  throw new Error('An example is answered by Prism, not by a handler.');
}

function ticket(operation: HttpOperation, request: GuardedRequest, respond: Respond): Ticket {
  const { method, path, query, headers, body } = request;
  return { method: method as IHttpRequest['method'], url: { path, query }, headers, body, operation, respond };
}
