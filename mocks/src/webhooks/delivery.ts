// One attempt to deliver a notification: a POST, which any 2xx within 30 seconds acknowledges.
import type { Notification } from '../engine/notification.ts';
import type { Endpoint } from '../store/endpoints.ts';
import { headersFor } from './signature.ts';

const PATIENCE = 30_000;

export type Result = { isDelivered: boolean; status: number | null; reason: string | null };

export async function deliver(endpoint: Endpoint, { id, payload }: Notification, abort: AbortSignal): Promise<Result> {
  const body = JSON.stringify(payload);
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      headers: headersFor(endpoint, id, Math.floor(Date.now() / 1000), body),
      body,
      redirect: 'manual',
      signal: AbortSignal.any([abort, AbortSignal.timeout(PATIENCE)]),
    });
    await response.body?.cancel();
    const { ok, status } = response;
    return { isDelivered: ok, status, reason: ok ? null : `It answered ${status}.` };
  } catch (error) {
    return { isDelivered: false, status: null, reason: reasonOf(error as Error) };
  }
}

function reasonOf({ name, message, cause }: Error): string {
  if (name === 'TimeoutError') return 'It did not answer within 30 seconds.';
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}
