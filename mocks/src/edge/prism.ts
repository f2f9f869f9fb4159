// Plain examples, as Prism's own mocker gives them. The only file that names Prism, which is loaded when it is first asked.
import type { IHttpConfig, IHttpRequest, PrismHttpComponents } from '@stoplight/prism-http';
import type { Reply } from './errors.ts';

export type ExampleRequest = {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  body: unknown;
};
/** `code=404`, `example=seats`, `dynamic=true` of the Prefer header. */
export type Preference = { code?: number; exampleKey?: string; dynamic?: boolean };
export type Examples = (operationId: string, request: ExampleRequest, preference: Preference) => Promise<Reply>;

type HttpOperation = PrismOperation<ReturnType<typeof import('@stoplight/prism-http').getHttpOperationsFromSpec>>;
type PrismOperation<List> = Awaited<List> extends (infer Operation)[] ? Operation : never;
type Ticket = IHttpRequest & { operation: HttpOperation };

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
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

/** The examples of a contract. The operation is found by name: routing is done before. */
export async function examplesOf(contract: object): Promise<Examples> {
  const { createInstance, getHttpOperationsFromSpec } = await import('@stoplight/prism-http');
  const operations = new Map(
    (await getHttpOperationsFromSpec(structuredClone(contract))).map((operation) => [operation.iid, operation]),
  );
  const route: PrismHttpComponents['route'] = ({ input }) =>
    ({ _tag: 'Right', right: (input as Ticket).operation }) as ReturnType<PrismHttpComponents['route']>;
  const prism = createInstance(CONFIG, { logger, route } as unknown as PrismHttpComponents);

  return async (operationId, { method, path, query, headers, body }, preference) => {
    const operation = operations.get(operationId) as HttpOperation;
    const ticket: Ticket = { method: method as Ticket['method'], url: { path, query }, headers, body, operation };
    const config = { ...CONFIG, mock: { dynamic: false, mediaTypes: ['application/json'], ...preference } };
    const result = await prism.request(ticket, [], config)();
    if (result._tag === 'Left') throw result.left;
    const { output } = result.right;
    return { status: output.statusCode, headers: output.headers ?? {}, body: output.body };
  };
}
