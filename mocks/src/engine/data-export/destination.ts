// Decides what becomes of a place that data is exported to: it is connected once, its models are chosen anew, it is
// disconnected, and a transfer to it is over at once.
// Invariant: connecting and disconnecting again change nothing. A transfer has the models that are chosen when it begins.
// Example: connected with customers: a transfer of 3 rows; disconnected and connected again: as new, without a transfer.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';

export type Transfer = { transferId: string; finishedAt: Instant; rowsTransferred: number };

export type Destination = {
  id: string;
  type: string;
  enabledModels: string[];
  /** The integration that holds it, once a caller has named it. */
  integrationId: string | null;
  connectedAt: Instant;
  disconnectedAt: Instant | null;
  lastTransfer: Transfer | null;
};

export function isConnected(destination: Destination | undefined): destination is Destination {
  return destination !== undefined && destination.disconnectedAt === null;
}

export function connected(
  before: Destination | undefined,
  { id, type, enabledModels }: Pick<Destination, 'id' | 'type' | 'enabledModels'>,
  at: Instant,
): Destination {
  if (isConnected(before)) {
    if (before.type === type) return before;
    throw new Refusal(
      'DuplicatedEntityNotAllowed',
      `body.destinationId: ${id} is connected as ${before.type}. Delete it first, or give another id.`,
    );
  }
  return { id, type, enabledModels, integrationId: null, connectedAt: at, disconnectedAt: null, lastTransfer: null };
}

export function disconnected(destination: Destination, at: Instant): Destination {
  return { ...destination, disconnectedAt: destination.disconnectedAt ?? at };
}

export type SyncResult = { destinationId: string; transferId: string } | { destinationId: string; problem: string };

/** A transfer of so many rows. Without a model there is nothing to transfer. */
export function transferred(
  destination: Destination,
  rows: number,
  mintId: () => string,
  at: Instant,
): { destination: Destination; result: SyncResult } {
  const { id: destinationId, enabledModels } = destination;
  if (enabledModels.length === 0) {
    return { destination, result: { destinationId, problem: 'No models are enabled for this destination.' } };
  }
  const transferId = mintId();
  return {
    destination: { ...destination, lastTransfer: { transferId, finishedAt: at, rowsTransferred: rows } },
    result: { destinationId, transferId },
  };
}
