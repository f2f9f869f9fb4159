// One line for each request, for people:
// `POST /api/v1/usage 201 reportUsage 1.2 ms demo`.
import type { IncomingMessage } from 'node:http';
import type { Reply } from './errors.ts';

/** A key may be a secret that was meant for another place. */
const SHOWN = 24;

export function logLine({ method, url = '' }: IncomingMessage, reply: Reply, milliseconds: number): string {
  const status = reply.broken === 'reset' ? 'broken' : reply.status;
  const { operationId = '-', environment = '-' } = reply.about ?? {};
  const name = environment.length > SHOWN ? `${environment.slice(0, SHOWN)}…` : environment;
  return [method, printable(url), status, operationId, `${milliseconds.toFixed(1)} ms`, printable(name)].join(' ');
}

/** Nothing that moves the cursor of a terminal. */
function printable(text: string): string {
  return text.replace(/[^\x20-\x7e…]/g, '?');
}
