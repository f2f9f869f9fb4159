// Reads many things quickly: what the client does, without its patience. Every so often an answer is held against the contract
// by a second validator, beside the mock's own.
import type { Data, Input, OperationId } from '@meterline/client';
import { assertKept } from '../src/checked-fetch.ts';
import { type Operation, operations } from '../src/contract.ts';

const CHECKED = 8;
const BY_ID = new Map(operations.map((operation) => [operation.operationId, operation]));

type Pages = { pagination: { next?: string | null; prev?: string | null } };
export type Reader = {
  /** What the operation answers. */
  one<Operation extends OperationId>(operationId: Operation, input: Input<Operation>): Promise<Data<Operation>>;
  /** A page of a list. */
  page<Operation extends OperationId>(
    operationId: Operation,
    input: Input<Operation>,
  ): Promise<{ data: Data<Operation> } & Pages>;
  /** Every item of a list, page by page. */
  all<Operation extends OperationId>(operationId: Operation, input: Input<Operation>): Promise<Data<Operation>>;
};

export function readerOf(fetch: typeof globalThis.fetch, apiKey: string): Reader {
  const headers = { 'x-api-key': apiKey };
  let count = 0;
  const get = async (operationId: OperationId, input: object) => {
    const operation = BY_ID.get(operationId) as Operation;
    const response = await fetch(urlOf(operation, input as Record<string, unknown>), { headers });
    const body = (await response.json()) as { data: never } & Pages;
    if (!response.ok || count++ % CHECKED === 0) assertKept(operation, response.status, body);
    if (!response.ok) throw new Error(`${operationId} ${JSON.stringify(input)}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    one: async (operationId, input) => (await get(operationId, input)).data,
    page: (operationId, input) => get(operationId, input),
    all: async (operationId, input) => {
      const items: unknown[] = [];
      for (let after: string | null | undefined; ; ) {
        const page = await get(operationId, { ...input, limit: 100, ...(after && { after }) });
        items.push(...(page.data as unknown[]));
        after = page.pagination.next;
        if (!after) return items as never;
      }
    },
  };
}

function urlOf({ path, parameters }: Operation, input: Record<string, unknown>): string {
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])));
  const query = parameters
    .filter(({ name, in: place }) => place === 'query' && input[name] !== undefined)
    .map(({ name }) => `${name}=${encodeURIComponent(String(input[name]))}`);
  return `http://mock${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
