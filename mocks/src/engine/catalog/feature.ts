// What is sold: a switch (BOOLEAN), a choice (ENUM), a configured number (NUMBER without meter type), or a metered number.
// Invariant: a feature with a meter is fed by raw events only; any other metered feature by measurements only.
import { Refusal } from '../refusal.ts';
import type { Instant } from '../time.ts';

export type Aggregation = 'SUM' | 'MAX' | 'MIN' | 'AVG' | 'COUNT' | 'UNIQUE';
export type ConditionOperation =
  | 'EQUALS'
  | 'NOT_EQUALS'
  | 'GREATER_THAN'
  | 'GREATER_THAN_OR_EQUAL'
  | 'LESS_THAN'
  | 'LESS_THAN_OR_EQUAL'
  | 'IS_NULL'
  | 'IS_NOT_NULL'
  | 'CONTAINS'
  | 'STARTS_WITH'
  | 'ENDS_WITH'
  | 'IN';
export type Condition = { field: string; operation: ConditionOperation; value?: string; values?: string[] };
export type Meter = {
  aggregation: { function: Aggregation; field?: string };
  filters: { conditions: Condition[] }[];
};

export type Feature = {
  id: string;
  displayName: string;
  description: string | null;
  featureType: 'BOOLEAN' | 'NUMBER' | 'ENUM';
  meterType: 'None' | 'FLUCTUATING' | 'INCREMENTAL';
  featureStatus: 'NEW' | 'SUSPENDED' | 'ACTIVE';
  featureUnits: string | null;
  featureUnitsPlural: string | null;
  enumConfiguration: { value: string; displayName: string }[] | null;
  unitTransformation: {
    divide: number;
    round: 'UP' | 'DOWN';
    featureUnits: string | null;
    featureUnitsPlural: string | null;
  } | null;
  metadata: Record<string, string>;
  meter: Meter | null;
  createdAt: Instant;
  updatedAt: Instant;
};

export function isMetered(feature: Feature): boolean {
  return feature.featureType === 'NUMBER' && feature.meterType !== 'None';
}

export const NEW_FEATURE = {
  description: null,
  meterType: 'None',
  featureStatus: 'ACTIVE',
  featureUnits: null,
  featureUnitsPlural: null,
  enumConfiguration: null,
  unitTransformation: null,
  metadata: {},
  meter: null,
} as const satisfies Partial<Feature>;

export function assertFeature({ featureType, meterType }: Feature): void {
  if (meterType === 'None' || featureType === 'NUMBER') return;
  throw new Refusal(
    'MeteringNotAvailableForFeatureType',
    `body.meterType: only a NUMBER is metered, not a ${featureType}.`,
  );
}

/** A metered feature takes a meter, and every function but COUNT takes a dimension. */
export function assertMeter(feature: Feature, { aggregation }: Meter): void {
  if (!isMetered(feature)) {
    throw new Refusal(
      'MeterMustBeAssociatedToMeteredFeature',
      `body.meter: ${feature.id} is not metered. Create a NUMBER with a meterType instead.`,
    );
  }
  if (aggregation.function !== 'COUNT' && !aggregation.field) {
    throw new Refusal(
      'BadUserInput',
      `body.meter.aggregation.field: say of which dimension it is the ${aggregation.function}.`,
    );
  }
}
