// The three kinds of no, on the wire: a violation of the contract (400), a refusal by a rule (its own status), a defect (500).
import type { Refusal } from '../engine/refusal.ts';
import type { Violation } from './violation.ts';

export type Reply = {
  status: number;
  headers: Record<string, string>;
  body: unknown;
  /** Whether the connection breaks instead of the answer, or amid it. */
  broken?: 'reset' | 'truncate';
  /** What the request was, once that is known; for the log. */
  about?: { operationId: string; environment: string };
};

export const JSON_HEADERS = { 'content-type': 'application/json' };

/** A message that repeats what was sent does not repeat a megabyte of it. */
const LONGEST = 2000;

export function errorReply(status: number, code: string | null, message: string, more: object = {}): Reply {
  const said = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
  return { status, headers: JSON_HEADERS, body: { message: said, code, ...more } };
}

export function refusalReply(refusal: Refusal): Reply {
  return errorReply(refusal.status, refusal.code, refusal.message);
}

export function violationReply(violations: Violation[]): Reply {
  return errorReply(400, 'BadUserInput', `${inWords(violations)}.`, { violations });
}

export function inWords(violations: Violation[]): string {
  return violations.map(({ field, message }) => `${field} ${message}`).join('; ');
}

export function defectReply(error: unknown): Reply {
  const detail = error instanceof Error ? error.message : String(error);
  return errorReply(500, 'UnexpectedError', `This is a defect of the mock server, not of your request: ${detail}`);
}
