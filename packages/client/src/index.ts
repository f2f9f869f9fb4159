export type { components, operations, paths } from '@meterline/openapi/types';
export type { CallOptions } from './call.ts';
export { type Client, type ClientOptions, createClient } from './create-client.ts';
export {
  ApiError,
  type ApiErrorDetails,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  type ErrorCode,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
  type Violation,
} from './errors/api-error.ts';
export { ConnectionError } from './errors/connection-error.ts';
export { InputError } from './errors/input-error.ts';
export { MeterlineError } from './errors/meterline-error.ts';
export { TimeoutError } from './errors/timeout-error.ts';
export type { Methods } from './generated/methods.ts';
export type { Fetch, Http } from './http.ts';
export type { Data, Input, Method, OperationId, Result } from './method.ts';
export { type Cursors, Page, type PagePromise } from './page.ts';
export type { SingleMethods } from './single.ts';
