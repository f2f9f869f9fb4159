// What a handler is: one operation over one environment, in four beats: read (store), decide (engine), commit, answer.
// It takes the path, query and body of the request as one flat object (their names never collide) and throws a Refusal for no.
import type { operations } from '@meterline/openapi/types';
import type { Instant } from '../engine/time.ts';
import type { Store } from '../store/store.ts';

/** A notification is nothing that one calls. */
export type OperationId = Exclude<keyof operations, `on${Capitalize<string>}`>;

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;
/** An operation without parameters or body adds nothing to the input. */
type OrNothing<Part> = [Part] extends [never] ? unknown : Part;
type ParametersIn<Op extends OperationId, Place extends 'path' | 'query'> = operations[Op] extends {
  parameters: { [Key in Place]?: infer Parameters };
}
  ? OrNothing<NonNullable<Parameters>>
  : unknown;
type BodyOf<Op extends OperationId> = operations[Op] extends { requestBody: infer Body }
  ? OrNothing<Json<Body>>
  : operations[Op] extends { requestBody?: infer Body }
    ? OrNothing<Json<NonNullable<Body>>>
    : unknown;

export type Input<Op extends OperationId> = ParametersIn<Op, 'path'> & ParametersIn<Op, 'query'> & BodyOf<Op>;

type Success = 200 | 201;
export type Answer<Op extends OperationId> = {
  [Status in keyof operations[Op]['responses'] & Success]: {
    status: Status;
    body: Json<operations[Op]['responses'][Status]>;
  };
}[keyof operations[Op]['responses'] & Success];

export type Context = { store: Store; at: Instant; environmentId: string };
export type Handler<Op extends OperationId> = (input: Input<Op>, context: Context) => Answer<Op>;
