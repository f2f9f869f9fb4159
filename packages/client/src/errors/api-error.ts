import type { components } from '@meterline/openapi/types';
import { MeterlineError } from './meterline-error.ts';

/** The codes that the contract names. A newer server may send others. */
export type ErrorCode = components['schemas']['ErrorCode'] | (string & {});

/** One place in the request that breaks the contract. */
export type Violation = components['schemas']['Violation'];

/** What an {@link ApiError} is made from. */
export interface ApiErrorDetails {
  operationId: string | undefined;
  status: number;
  headers: Headers;
  /** The body: parsed if it is JSON, text if not, undefined if there is none. */
  body: unknown;
  /** Stands in where the body has no message. */
  fallback: string;
}

/** The server answered, and the answer is no. */
export class ApiError extends MeterlineError {
  override readonly name: string = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** A stable symbol for programs, for example `CustomerNotFound`. */
  readonly code: ErrorCode | null;
  /** Every violation that was found, for a request that breaks the contract. Else empty. */
  readonly violations: readonly Violation[];
  /** Id of the request in the journal of the server. */
  readonly traceId: string | undefined;
  /** The headers of the response. */
  readonly headers: Headers;
  /** The body of the response: parsed if it is JSON, text if not. */
  readonly body: unknown;

  constructor({ operationId, status, headers, body, fallback }: ApiErrorDetails) {
    const fields = fieldsOf(body);
    const code = typeof fields.code === 'string' ? fields.code : null;
    const message = typeof fields.message === 'string' ? fields.message : fallback;
    super(operationId, `${code === null ? status : `${status} ${code}`}: ${message}`);
    this.status = status;
    this.code = code;
    this.violations = Array.isArray(fields.violations) ? fields.violations : [];
    this.traceId = typeof fields.traceId === 'string' ? fields.traceId : undefined;
    this.headers = headers;
    this.body = body;
  }
}

/** 400: the request breaks the contract or a rule of the domain. */
export class BadRequestError extends ApiError {
  override readonly name = 'BadRequestError';
}

/** 401: the API key is missing or unknown. */
export class AuthenticationError extends ApiError {
  override readonly name = 'AuthenticationError';
}

/** 403: the API key is valid, but may not do this. */
export class PermissionDeniedError extends ApiError {
  override readonly name = 'PermissionDeniedError';
}

/** 404: there is no such thing. */
export class NotFoundError extends ApiError {
  override readonly name = 'NotFoundError';
}

/** 409: it contradicts what is already there. */
export class ConflictError extends ApiError {
  override readonly name = 'ConflictError';
}

/** 422: understood, but it cannot be processed. */
export class UnprocessableEntityError extends ApiError {
  override readonly name = 'UnprocessableEntityError';
}

/** 429: too many requests, even after the retries. */
export class RateLimitError extends ApiError {
  override readonly name = 'RateLimitError';
}

/** 500 and above: the server failed. */
export class InternalServerError extends ApiError {
  override readonly name = 'InternalServerError';
}

const errorByStatus: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

/** Picks the class that belongs to the status. */
export function createApiError(details: ApiErrorDetails): ApiError {
  const Kind = errorByStatus[details.status] ?? (details.status >= 500 ? InternalServerError : ApiError);
  return new Kind(details);
}

function fieldsOf(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
