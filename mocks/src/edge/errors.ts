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

/** `parameters` are the names of the operation's parameters, which the validator gives back in lower case. */
export function violationReply(diagnostics: Diagnostic[], parameters: string[]): Reply {
  const violations = diagnostics.map((diagnostic) => toViolation(diagnostic, parameters));
  const message = violations.map(({ field, message }) => `${field} ${message}`).join('; ');
  return errorReply(400, 'BadUserInput', `${message}.`, { violations });
}

export function defectReply(error: unknown): Reply {
  const detail = error instanceof Error ? error.message : String(error);
  return errorReply(500, 'UnexpectedError', `This is a defect of the mock server, not of your request: ${detail}`);
}

/** `body.usages[0].value must be integer`: the place as one writes it in code, and what is expected there. */
function toViolation({ path = [], message }: Diagnostic, parameters: string[]): Violation {
  if (message === 'Body parameter is required') return { field: 'body', message: 'is required' };
  const place = fieldOf(path, parameters);
  const expectation = message.replace(/^.*?(?=must )/, '');
  for (const [pattern, ofKey] of OF_A_KEY) {
    const key = pattern.exec(expectation)?.[1];
    if (key) return { field: `${place}.${written(key, parameters)}`, message: ofKey };
  }
  return { field: place, message: expectation };
}

/** What the validator says of an object, though it means one of its keys. */
const OF_A_KEY: [RegExp, string][] = [
  [/^must have required property '(.+)'$/, 'is required'],
  [/^must NOT have (?:additional|unevaluated) properties; found '(.+)'$/, 'is not known here'],
];

function fieldOf([where = 'body', ...names]: string[], parameters: string[]): string {
  if (where === 'body') return where + names.map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`)).join('');
  const [name, ...inner] = names;
  return name === undefined ? where : `${where}.${written(name, parameters)}${inner.map((key) => `[${key}]`).join('')}`;
}

function written(name: string, parameters: string[]): string {
  return parameters.find((parameter) => parameter.toLowerCase() === name) ?? name;
}
