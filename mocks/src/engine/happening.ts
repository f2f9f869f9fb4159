// What an advance of the clock caused, in the order in which it fell due.
import type { Instant } from './time.ts';

export type Happening = {
  at: Instant;
  type:
    | 'credit.grant.effective'
    | 'credit.grant.expired'
    | 'credit.grant.recharged'
    | 'credit.grant.recurred'
    | 'promotional_entitlement.expired'
    | 'subscription.started'
    | 'subscription.renewed'
    | 'subscription.trial_ended'
    | 'subscription.updated'
    | 'subscription.usage_charged'
    | 'subscription.canceled'
    | 'usage.arrived'
    | 'usage.reset';
  customerId: string;
  /** The grant, promotion, subscription or feature that it happened to. */
  subjectId: string;
};
