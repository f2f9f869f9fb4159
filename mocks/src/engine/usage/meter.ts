// Decides whether a meter wants an event: one of its filter groups must agree, and a group agrees when all its conditions do.
// `eventName` is matched like a dimension. A meter without filters wants every event.
// Example: [[eventName EQUALS user_login, plan EQUALS pro], [eventName EQUALS user_signup]] wants any sign-up.
import type { Condition, ConditionOperation, Meter } from '../catalog/feature.ts';
import type { Instant } from '../time.ts';
import type { Dimensions, DimensionValue, UsageEntry } from './aggregation.ts';

/** Something that a customer did. Recognised by timestamp, customer, resource, name and idempotency key together. */
export type UsageEvent = {
  customerId: string;
  resourceId: string | null;
  eventName: string;
  idempotencyKey: string;
  timestamp: Instant;
  dimensions: Dimensions;
};

type Comparison = (actual: DimensionValue | undefined, condition: Condition) => boolean;

const COMPARISONS: Record<ConditionOperation, Comparison> = {
  EQUALS: (actual, { value }) => text(actual) === value,
  NOT_EQUALS: (actual, { value }) => text(actual) !== value,
  GREATER_THAN: byNumber((actual, expected) => actual > expected),
  GREATER_THAN_OR_EQUAL: byNumber((actual, expected) => actual >= expected),
  LESS_THAN: byNumber((actual, expected) => actual < expected),
  LESS_THAN_OR_EQUAL: byNumber((actual, expected) => actual <= expected),
  IS_NULL: (actual) => actual === undefined,
  IS_NOT_NULL: (actual) => actual !== undefined,
  CONTAINS: byText((actual, expected) => actual.includes(expected)),
  STARTS_WITH: byText((actual, expected) => actual.startsWith(expected)),
  ENDS_WITH: byText((actual, expected) => actual.endsWith(expected)),
  IN: (actual, { values }) => actual !== undefined && (values ?? []).includes(String(actual)),
};

function text(value: DimensionValue | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** What is missing, or no number, agrees with no comparison. */
function byNumber(compare: (actual: number, expected: number) => boolean): Comparison {
  return (actual, { value }) => compare(Number(actual), Number(value));
}

function byText(compare: (actual: string, expected: string) => boolean): Comparison {
  return (actual, { value }) => actual !== undefined && compare(String(actual), value ?? '');
}

export function wants(meter: Meter, event: Pick<UsageEvent, 'eventName' | 'dimensions'>): boolean {
  const agrees = (condition: Condition) => {
    const actual = condition.field === 'eventName' ? event.eventName : event.dimensions[condition.field];
    return COMPARISONS[condition.operation](actual, condition);
  };
  return meter.filters.length === 0 || meter.filters.some(({ conditions }) => conditions.every(agrees));
}

/** What an event that is wanted adds to the usage. */
export function entryOf(event: UsageEvent): UsageEntry {
  const { timestamp, dimensions } = event;
  return { id: identityOf(event), at: timestamp, kind: 'EVENT', value: 1, dimensions };
}

/** The identity of an event. Two events with the same identity are one. */
export function identityOf(event: UsageEvent): string {
  return JSON.stringify([event.timestamp, event.customerId, event.resourceId, event.eventName, event.idempotencyKey]);
}
