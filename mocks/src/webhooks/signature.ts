// How a receiver can tell that a notification is genuine: the secret itself in a header, as the reference API sends it, and
// a signature as the Standard Webhooks describe it, over id, timestamp and body.
import { createHash, createHmac } from 'node:crypto';
import type { Endpoint } from '../store/endpoints.ts';

const PREFIX = 'whsec_';

/** A secret for who gives none. It follows from the names, so that two runs of a test have the same one. */
export function secretFor(environmentName: string, endpointId: string): string {
  return PREFIX + createHash('sha256').update(`${environmentName} ${endpointId}`).digest('base64');
}

/** The timestamp is in seconds of the machine's clock, because receivers compare it with theirs. */
export function headersFor({ secret }: Endpoint, id: string, timestamp: number, body: string): Record<string, string> {
  const signature = createHmac('sha256', keyIn(secret)).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'content-type': 'application/json',
    'user-agent': 'meterline-mock',
    'stigg-webhooks-secret': secret,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}

/** What follows `whsec_` is base64; any other secret is taken letter by letter. */
function keyIn(secret: string): Buffer {
  return secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret, 'utf8');
}
