import type { operations } from '@meterline/openapi/types';
import type { CallOptions } from './call.ts';
import type { DateName, OmissibleName, OperationId } from './generated/names.ts';
import type { Cursors, PagePromise } from './page.ts';

/** Every operation of the contract, by name. */
export type { OperationId };

/** A method of the client, derived from the contract: one flat object in, data or a page out. */
export type Method<Operation extends OperationId> =
  Record<never, never> extends Input<Operation>
    ? (input?: Input<Operation>, options?: CallOptions) => Result<Operation>
    : (input: Input<Operation>, options?: CallOptions) => Result<Operation>;

/** What an operation takes: its path, query and body names in one flat object. */
export type Input<Operation extends OperationId> = Flat<
  Given<Place<Operation, 'path'> & Place<Operation, 'query'> & Body<Operation>>
>;

/** What an operation answers, without the envelope. For a list, the items. */
export type Data<Operation extends OperationId> =
  Answer<Operation> extends { data: infer Content } ? Content : undefined;

/** What a method gives back: a page if the operation takes a cursor and answers with cursors, else the bare data. */
export type Result<Operation extends OperationId> =
  Answer<Operation> extends { data: (infer Item)[]; pagination: infer Pagination extends Cursors }
    ? 'after' extends keyof Place<Operation, 'query'>
      ? PagePromise<Item, Pagination>
      : Promise<Data<Operation>>
    : Promise<Data<Operation>>;

/** The request body of an operation, as the contract has it. */
export type Body<Operation extends OperationId> = OrNothing<
  NonNullable<operations[Operation]['requestBody']> extends { content: { 'application/json': infer Content } }
    ? Content
    : never
>;

/**
 * What a caller may give where the contract has `T`:
 * - a `Date` for a date and time,
 * - nothing for an `idempotencyKey`, which the client mints,
 * - nothing for a value that the wire requires but that may be null, where the client sends null,
 * - undefined for anything that may be left out.
 */
export type Given<T> = T extends readonly (infer Item)[]
  ? readonly Given<Item>[]
  : T extends object
    ? string extends keyof T
      ? T
      : Flat<
          { [Name in keyof T as Name extends Mandatory<T> ? Name : never]: GivenAs<Name, T[Name]> } & {
            [Name in keyof T as Name extends Mandatory<T> ? never : Name]?: GivenAs<Name, T[Name]> | undefined;
          }
        >
    : T;

type GivenAs<Name, Value> = Name extends DateName ? (Value extends string ? Value | Date : Given<Value>) : Given<Value>;

type Mandatory<T> = {
  [Name in keyof T]-?: Record<never, never> extends Pick<T, Name>
    ? never
    : Name extends 'idempotencyKey'
      ? never
      : [Name, null] extends [OmissibleName, T[Name]]
        ? never
        : Name;
}[keyof T];

type Place<Operation extends OperationId, Name extends 'path' | 'query'> = OrNothing<
  NonNullable<operations[Operation]['parameters'][Name]>
>;

type Answer<Operation extends OperationId> = Success<operations[Operation]['responses']>;

type Success<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202
    ? Responses[Status] extends { content: { 'application/json': infer Content } }
      ? Content
      : never
    : never;
}[keyof Responses];

type OrNothing<T> = [T] extends [never] ? unknown : T;

type Flat<T> = { [Name in keyof T]: T[Name] };
