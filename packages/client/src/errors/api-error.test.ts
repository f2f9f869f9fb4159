import { describe, expect, test } from 'vitest';
import { failureOf, scriptedClient, seats } from '../fixture.ts';
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './api-error.ts';
import { MeterlineError } from './meterline-error.ts';

const answer = (response: Response) => failureOf(scriptedClient([response], { retries: 0 }).client.reportUsage(seats));

describe('ApiError', () => {
  test('says which call failed, how and why', async () => {
    const body = {
      message: 'No customer has the id customer-acme.',
      code: 'CustomerNotFound',
      traceId: 'trace-1',
    };
    const error = await answer(Response.json(body, { status: 404, headers: { 'x-request': 'r' } }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      name: 'NotFoundError',
      message: 'reportUsage: 404 CustomerNotFound: No customer has the id customer-acme.',
      operationId: 'reportUsage',
      status: 404,
      code: 'CustomerNotFound',
      traceId: 'trace-1',
      violations: [],
      body,
    });
    expect((error as ApiError).headers.get('x-request')).toBe('r');
  });

  test('lists every violation', async () => {
    const violations = [{ field: 'body.usages[0].value', message: 'must be an integer' }];
    const body = { message: 'body.usages[0].value must be an integer', code: 'BadUserInput', violations };
    expect(await answer(Response.json(body, { status: 400 }))).toMatchObject({ violations });
  });

  test.each([
    [400, BadRequestError],
    [401, AuthenticationError],
    [403, PermissionDeniedError],
    [404, NotFoundError],
    [409, ConflictError],
    [422, UnprocessableEntityError],
    [429, RateLimitError],
    [500, InternalServerError],
    [503, InternalServerError],
    [418, ApiError],
  ])('%i is its own class', async (status, Kind) => {
    const error = await answer(Response.json({ message: 'm', code: null }, { status }));
    expect((error as Error).constructor).toBe(Kind);
    expect(error).toMatchObject({ name: Kind.name, message: `reportUsage: ${status}: m` });
    expect(error).toBeInstanceOf(MeterlineError);
  });

  test('makes the best of a body that is not JSON, or not there', async () => {
    expect(await answer(new Response('<h1>Bad gateway', { status: 502, statusText: 'Bad Gateway' }))).toMatchObject({
      message: 'reportUsage: 502: Bad Gateway',
      body: '<h1>Bad gateway',
      code: null,
    });
    expect(await answer(new Response(null, { status: 500 }))).toMatchObject({
      message: 'reportUsage: 500: The server gave no reason.',
    });
  });
});
