// What is sold: a switch (BOOLEAN), a choice (ENUM), a configured number (NUMBER without meter type), or a metered number.
// Invariant: a feature with a meter is fed by raw events only; any other metered feature by measurements only.
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
  archivedAt: Instant | null;
  createdAt: Instant;
  updatedAt: Instant;
};

/** What a feature is unless something else is said. */
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
  archivedAt: null,
} satisfies Partial<Feature>;

export function isMetered(feature: Feature): boolean {
  return feature.featureType === 'NUMBER' && feature.meterType !== 'None';
}

/** An archived feature is out of use, whatever it was before. */
export function statusOf({ featureStatus, archivedAt }: Feature): Feature['featureStatus'] {
  return archivedAt === null ? featureStatus : 'SUSPENDED';
}
