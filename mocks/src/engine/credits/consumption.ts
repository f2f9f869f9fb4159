// Credits taken directly, without a feature. Recognised by customer, currency, resource and idempotency key together.
import type { Instant } from '../time.ts';
import type { Dimensions } from '../usage/aggregation.ts';

export type Consumption = {
  id: string;
  customerId: string;
  idempotencyKey: string;
  amount: number;
  dimensions: Dimensions;
  at: Instant;
};
