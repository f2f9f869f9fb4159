// What a test does to the webhooks of an environment: where they go, what is tried, and what goes wrong on the way.
import contract from '@meterline/openapi/openapi.json' with { type: 'json' };
import { known, Refusal } from '../engine/refusal.ts';
import type { Endpoint } from '../store/endpoints.ts';
import type { Environment } from '../store/environment.ts';
import type { Disturbance } from '../webhooks/disturbance.ts';
import type { Attempt, Outbox } from '../webhooks/outbox.ts';
import { secretFor } from '../webhooks/signature.ts';
import { settle } from './advance.ts';

export type WebhookWish = {
  url: string;
  /** The types that it takes. Default: all. */
  types?: string[];
  /** What the receiver knows it by: `whsec_` and base64, or any text. Default: one is made. */
  secret?: string;
  /** At which shares of a limit, or of credits, it is warned, in per cent. Default: 80, 90 and 100. */
  thresholds?: number[];
};

export type AttemptFilter = { webhookId?: string; notificationId?: string };

export type WebhookControls = {
  /** From now on notifications go there too. */
  add(webhook: WebhookWish): Endpoint;
  list(): Endpoint[];
  remove(webhookId: string): void;
  /** What was tried, and how that went. */
  attempts(filter?: AttemptFilter): Attempt[];
  /** Sends a notification again, with the same id, to every webhook that takes its type. */
  replay(notificationId: string): { notificationId: string; webhookIds: string[] };
  /** Deliveries wait until `settled`, and then come as a bad network brings them. `null` ends that. */
  disturb(disturbance: Disturbance | null): void;
  /** Returns when everything that is due has been tried. */
  settled(): Promise<Attempt[]>;
};

export function webhookControlsOf(environment: Environment, outbox: Outbox, onChange: () => void): WebhookControls {
  const { endpoints, notifications, name } = environment;
  const attempts = ({ webhookId, notificationId }: AttemptFilter = {}) =>
    outbox
      .attempts()
      .filter(
        (one) =>
          (webhookId === undefined || one.webhookId === webhookId) &&
          (notificationId === undefined || one.notificationId === notificationId),
      );
  return {
    add: ({ url, types, secret, thresholds }) => {
      assertUrl(url);
      assertTypes(types ?? []);
      if (secret !== undefined) assertSecret(secret);
      assertThresholds(thresholds ?? []);
      const secretOf = (id: string) => secret ?? secretFor(name, id);
      const endpoint = endpoints.add({ url, types: types ?? null, thresholds: thresholds ?? null, secretOf });
      onChange();
      return endpoint;
    },
    list: () => endpoints.list(),
    remove: (webhookId) => {
      endpoints.remove(webhookId);
      outbox.drop(webhookId);
      onChange();
    },
    attempts,
    replay: (id) => {
      const found = known(notifications.get(id), 'NotificationNotFound', 'notification', 'notificationId', id);
      return { notificationId: id, webhookIds: outbox.replay(found) };
    },
    disturb: (disturbance) => outbox.disturb(disturbance),
    settled: async () => {
      settle(environment.store, environment.clock.now());
      await outbox.settled();
      return attempts();
    },
  };
}

function assertUrl(url: string): void {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'http:' || parsed?.protocol === 'https:') return;
  throw new Refusal('BadUserInput', `body.url: ${JSON.stringify(url)} is no http or https address.`);
}

const TYPES = Object.keys(contract.webhooks);

function assertTypes(types: string[]): void {
  for (const [index, type] of types.entries()) {
    if (TYPES.includes(type)) continue;
    throw new Refusal(
      'BadUserInput',
      `body.types[${index}]: nothing is told as ${JSON.stringify(type)}. There are: ${TYPES.join(', ')}.`,
    );
  }
}

/** A secret travels in a header. */
function assertSecret(secret: string): void {
  if (/^[\x21-\x7e]+$/.test(secret)) return;
  throw new Refusal('BadUserInput', 'body.secret: give visible ASCII characters, without spaces.');
}

function assertThresholds(thresholds: number[]): void {
  for (const [index, threshold] of thresholds.entries()) {
    if (threshold > 0 && threshold <= 100) continue;
    throw new Refusal('BadUserInput', `body.thresholds[${index}]: give per cent, above 0 and up to 100.`);
  }
}
