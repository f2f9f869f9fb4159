// What was reported, kept and counted by the test itself, in plain code: the engine's numbers are held against these.
import type { UsageLine } from '@meterline/openapi/types';

type EventLine = {
  customerId: string;
  resourceId?: string | null;
  eventName: string;
  idempotencyKey: string;
  timestamp?: string;
  dimensions?: Record<string, string | number | boolean>;
};
type Entry = { at: number; kind: 'DELTA' | 'SET' | 'EVENT'; value: number; dimensions: Record<string, unknown> };

/** The meters of the market: which events they want, and what they make of them. */
const METERS: Record<string, { wants: (event: EventLine) => boolean; total: (entries: Entry[]) => number }> = {
  'feature-logins': { wants: isLogin, total: (entries) => entries.length },
  'feature-users': {
    wants: isLogin,
    total: (entries) => new Set(entries.flatMap(({ dimensions }) => dimensions.user ?? [])).size,
  },
  'feature-pages': { wants: isReport, total: (entries) => pagesOf(entries).reduce((sum, pages) => sum + pages, 0) },
  'feature-longest': { wants: isReport, total: (entries) => Math.max(0, ...pagesOf(entries)) },
  'feature-shortest': {
    wants: isReport,
    total: (entries) => (pagesOf(entries).length === 0 ? 0 : Math.min(...pagesOf(entries))),
  },
  'feature-typical': {
    wants: (event) => isReport(event) && Number(event.dimensions?.pages) > 2,
    total: (entries) => pagesOf(entries).reduce((sum, pages) => sum + pages, 0) / (pagesOf(entries).length || 1),
  },
};

function isLogin({ eventName }: EventLine): boolean {
  return eventName === 'login';
}

function isReport({ eventName }: EventLine): boolean {
  return eventName === 'report';
}

/** Numbers, and text that is one. */
function pagesOf(entries: Entry[]): number[] {
  return entries.flatMap(({ dimensions: { pages } }) =>
    (typeof pages === 'number' || typeof pages === 'string') && !Number.isNaN(Number(pages)) ? Number(pages) : [],
  );
}

/** What is taken back may have been used before the period began; then usage goes on from 0. */
function reported(entries: Entry[]): number {
  return entries.reduce((total, { kind, value }) => Math.max(0, kind === 'SET' ? value : total + value), 0);
}

export class OwnUsage {
  readonly #entries = new Map<string, Entry[]>();
  readonly #seen = new Set<string>();

  addMeasurement(line: UsageLine, now: number): void {
    const {
      customerId,
      featureId,
      resourceId = null,
      value,
      updateBehavior = 'DELTA',
      createdAt,
      idempotencyKey,
    } = line;
    const identity = JSON.stringify(['measurement', customerId, featureId, resourceId, idempotencyKey]);
    if (this.#seen.has(identity)) return;
    this.#seen.add(identity);
    const at = createdAt === undefined ? now : Date.parse(createdAt);
    this.#file(customerId, featureId, resourceId, { at, kind: updateBehavior, value, dimensions: {} });
  }

  addEvent(event: EventLine, now: number, isKnown: boolean): void {
    const { customerId, resourceId = null, eventName, idempotencyKey, timestamp, dimensions = {} } = event;
    const at = timestamp === undefined ? now : Date.parse(timestamp);
    const identity = JSON.stringify(['event', at, customerId, resourceId, eventName, idempotencyKey]);
    if (this.#seen.has(identity)) return;
    this.#seen.add(identity);
    if (!isKnown) return;
    for (const [featureId, { wants }] of Object.entries(METERS))
      if (wants(event)) this.#file(customerId, featureId, resourceId, { at, kind: 'EVENT', value: 1, dimensions });
  }

  /** The usage from `start` until now; since ever, when there is no start. */
  total(customerId: string, featureId: string, resourceId: string | null, start: number | null, now: number): number {
    const entries = this.#entries.get(JSON.stringify([customerId, featureId, resourceId])) ?? [];
    const counted = entries.filter(({ at }) => at <= now && (start === null || at >= start));
    return (METERS[featureId]?.total ?? reported)(counted);
  }

  /** In the order of time; what comes later, of one instant, is filed later. */
  #file(customerId: string, featureId: string, resourceId: string | null, entry: Entry): void {
    const key = JSON.stringify([customerId, featureId, resourceId]);
    const entries = this.#entries.get(key) ?? [];
    this.#entries.set(key, entries);
    let place = entries.length;
    while (place > 0 && (entries[place - 1] as Entry).at > entry.at) place -= 1;
    entries.splice(place, 0, entry);
  }
}
