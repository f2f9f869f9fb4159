// Decides whether a meter can work: it belongs to a metered feature, and all that it compares and calculates with is there.
// Invariant: a meter that passes gives a number for any events.
// Example: SUM without a field is refused, COUNT without a field is not; GREATER_THAN needs a number, IN a list.
import { Refusal } from '../refusal.ts';
import { type Condition, type Feature, isMetered, type Meter } from './feature.ts';

const NEEDS_NOTHING = new Set(['IS_NULL', 'IS_NOT_NULL']);
const NEEDS_NUMBER = new Set(['GREATER_THAN', 'GREATER_THAN_OR_EQUAL', 'LESS_THAN', 'LESS_THAN_OR_EQUAL']);

export function assertMeter(feature: Feature, { aggregation, filters }: Meter): void {
  if (!isMetered(feature)) {
    throw new Refusal(
      'MeterMustBeAssociatedToMeteredFeature',
      `body.meter: ${feature.id} is not metered. Create a NUMBER feature whose meterType is FLUCTUATING or INCREMENTAL.`,
    );
  }
  if (aggregation.function !== 'COUNT' && !aggregation.field) {
    refuse('aggregation.field', `${aggregation.function} has to know the dimension that it reads.`);
  }
  filters.forEach(({ conditions }, group) => {
    conditions.forEach((condition, place) => {
      assertCondition(condition, `filters[${group}].conditions[${place}]`);
    });
  });
}

function assertCondition({ operation, value, values }: Condition, field: string): void {
  if (NEEDS_NOTHING.has(operation)) return;
  if (operation === 'IN') {
    if (!values?.length) refuse(`${field}.values`, 'IN has to know what the field may be.');
    return;
  }
  if (value === undefined) refuse(`${field}.value`, `${operation} has to know what to compare with.`);
  if (NEEDS_NUMBER.has(operation) && (value === '' || !Number.isFinite(Number(value)))) {
    refuse(`${field}.value`, `${operation} compares numbers, and ${JSON.stringify(value)} is none.`);
  }
}

function refuse(field: string, why: string): never {
  throw new Refusal('BadUserInput', `body.meter.${field}: ${why}`);
}
