import type { CallOptions } from './call.ts';
import type { OperationId } from './generated/names.ts';
import type { Body, Data, Given, Method } from './method.ts';
import type { FlatInput } from './operation.ts';

/** Methods that take one line where the operation takes a batch. All there is to say about them is in this table. */
export const singles = {
  reportUsage: { operation: 'reportUsage', lines: 'usages' },
  reportEvent: { operation: 'reportEvents', lines: 'events' },
} as const satisfies Record<string, { operation: OperationId; lines: string }>;

/** One line of a batch, as a method. If the batch answers line by line, so does this. */
type Single<Operation extends OperationId, Lines extends string> = (
  line: Given<Line<Operation, Lines>>,
  options?: CallOptions,
) => Promise<Data<Operation> extends (infer Item)[] ? Item : Data<Operation>>;

/** The methods that take one line. */
export interface SingleMethods {
  /**
   * Report usage: one measurement, or 1 to 100 as `{ usages }`.
   *
   * One measurement gives that measurement back, with the usage of the period after it; a batch gives an array in the same
   * order. The call returns when they count: the next entitlement check sees them. Each is counted once, however often the
   * client has to try.
   *
   * `POST /api/v1/usage`
   */
  reportUsage: Single<'reportUsage', 'usages'> & Method<'reportUsage'>;
  /**
   * Report one raw event.
   *
   * Its timestamp and its idempotency key, if you leave them out, are set once before the first attempt, so that it counts
   * once. For many events at a time: `reportEvents`.
   *
   * `POST /api/v1/events`
   */
  reportEvent: Single<'reportEvents', 'events'>;
}

type Line<Operation extends OperationId, Lines extends string> =
  Body<Operation> extends Record<Lines, (infer Item)[]> ? Item : never;

/** A method that takes what the operation takes, or one line of it. */
export function acceptSingle(
  lines: string,
  method: (input: FlatInput, options?: CallOptions) => Promise<unknown>,
): typeof method {
  return async (input, options) => {
    if (input !== undefined && lines in input) return method(input, options);
    const answer = await method({ [lines]: [input ?? {}] }, options);
    return Array.isArray(answer) ? answer[0] : answer;
  };
}
