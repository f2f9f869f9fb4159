// What a walk does: a call of the API, or something that a test does to the environment. Steps are data, so that they can be
// printed, and taken again.
import type { Input, OperationId } from '@meterline/client';

export type CallStep = {
  /** Whom it may concern: whose laws are checked afterwards. */
  customers: string[];
  operationId: OperationId;
  input: Record<string, unknown>;
  /** The Idempotency-Key; whoever repeats a step gives it again. */
  key: string;
};
export type ClockStep = { advance: string } | { set: string } | { next: true };
export type Step = CallStep | ClockStep | { restore: true };

export function call<Operation extends OperationId>(
  customers: string[],
  operationId: Operation,
  input: Input<Operation>,
): Omit<CallStep, 'key'> {
  return { customers, operationId, input: input as Record<string, unknown> };
}

export function isCall(step: Step): step is CallStep {
  return 'operationId' in step;
}

/** A step as one would write it in a story. */
export function inWords(step: Step): string {
  if (isCall(step)) {
    const { operationId, input, key } = step;
    return `await client.${operationId}(${JSON.stringify(input)}, { idempotencyKey: '${key}' });`;
  }
  if ('restore' in step) return 'environment.restore(environment.snapshot());';
  if ('next' in step) return 'clock.next();';
  return 'advance' in step ? `clock.advance('${step.advance}');` : `clock.set('${step.set}');`;
}
