// Which features count events, and what became of the newest events: who took them, or nobody.
import type { Meter } from '../engine/catalog/feature.ts';
import { toIso } from '../engine/time.ts';
import { type UsageEvent, wants } from '../engine/usage/meter.ts';
import type { Store } from '../store/store.ts';

/** A meter, with how many of the newest thousand events it took and how many it left. */
export type MeterReport = Meter & { featureId: string; accepted: number; rejected: number };
/** An event, and the features whose meters took it. Instants are ISO 8601. */
export type EventReport = Omit<UsageEvent, 'timestamp'> & { timestamp: string; acceptedBy: string[] };

const LOOKED_AT = 1000;
const SHOWN = 100;

export function metersOf({ tables }: Store): { meters: MeterReport[]; events: EventReport[] } {
  const features = [...tables.features.all()].flatMap(({ id, meter }) => (meter ? [{ featureId: id, ...meter }] : []));
  const events = [...tables.events.all()].slice(-LOOKED_AT).reverse();
  const meters = features.map((meter) => {
    const accepted = events.filter((event) => wants(meter, event)).length;
    return { ...meter, accepted, rejected: events.length - accepted };
  });
  const shown = events.slice(0, SHOWN).map((event) => ({
    ...event,
    timestamp: toIso(event.timestamp),
    acceptedBy: features.filter((meter) => wants(meter, event)).map(({ featureId }) => featureId),
  }));
  return { meters, events: shown };
}
