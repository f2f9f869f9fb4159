// The three kinds of no, on the wire: a violation of the contract (400), a refusal by a rule (its own status), a defect (500).
import type { Refusal } from '../engine/refusal.ts';
import type { Reply } from './prism.ts';

export type Diagnostic = { path?: string[]; code?: string | number; message: string; severity: number };
export type Violation = { field: string; message: string };

const HEADERS = { 'content-type': 'application/json' };

export function errorReply(status: number, code: string | null, message: string, more: object = {}): Reply {
  return { status, headers: HEADERS, body: { message, code, ...more } };
}

export function refusalReply(refusal: Refusal): Reply {
  return errorReply(refusal.status, refusal.code, refusal.message);
}

export function violationReply(diagnostics: Diagnostic[]): Reply {
  const violations = diagnostics.map(toViolation);
  const message = violations.map(({ field, message }) => `${field} ${message}`).join('; ');
  return errorReply(400, 'BadUserInput', `${message}.`, { violations });
}

export function defectReply(error: unknown): Reply {
  const detail = error instanceof Error ? error.message : String(error);
  return errorReply(500, 'UnexpectedError', `This is a defect of the mock server, not of your request: ${detail}`);
}

/** `body.usages[0].value must be integer`: the place as one writes it in code, and what is expected there. */
export function toViolation({ path = [], message }: Diagnostic): Violation {
  const field = path
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? part : `.${part}`))
    .join('');
  return {
    field: field || 'request',
    message: message
      .replace(/^Request (body|path|query|header)( property)? ?\S*? (?=must|should)/i, '')
      .replace(/^Request /, ''),
  };
}
