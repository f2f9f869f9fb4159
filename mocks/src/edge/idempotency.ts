// Keeps the answer of a POST that carries an Idempotency-Key for 24 hours of the environment's clock, and gives it again.
// Only answers that changed something are kept: a refused request may be mended and sent again under its key.
import { Refusal } from '../engine/refusal.ts';
import { DAY, type Instant } from '../engine/time.ts';
import type { Environment, KeptAnswer } from '../store/environment.ts';
import type { Reply } from './errors.ts';

export type Repeatable = { key: string; fingerprint: string };

export function repeatableOf(key: string | null, operationId: string, input: unknown): Repeatable | null {
  return key === null ? null : { key, fingerprint: JSON.stringify([operationId, input], inOrder) };
}

/** The order of keys says nothing, so it makes no other request. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

export function keptAnswer(environment: Environment, { key, fingerprint }: Repeatable, at: Instant): KeptAnswer | null {
  const kept = environment.answers.get(key);
  if (!kept || kept.keptUntil <= at) return null;
  if (kept.fingerprint === fingerprint) return kept;
  throw new Refusal(
    'DuplicatedEntityNotAllowed',
    `header.Idempotency-Key: ${key} was used for another request. Use a new key for a new request.`,
  );
}

export function keepAnswer(
  environment: Environment,
  repeatable: Repeatable,
  { status, body }: Pick<Reply, 'status' | 'body'>,
  at: Instant,
): void {
  forgetOld(environment, at);
  environment.answers.set(repeatable.key, { fingerprint: repeatable.fingerprint, status, body, keptUntil: at + DAY });
}

/** Answers stand in the order in which they lapse, so that a long run does not grow. */
function forgetOld({ answers }: Environment, at: Instant): void {
  for (const [key, { keptUntil }] of answers) {
    if (keptUntil > at) return;
    answers.delete(key);
  }
}
