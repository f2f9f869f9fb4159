import { DAY, type Scene } from '../scene.ts';
import type { ClockStep } from '../step.ts';

const DURATIONS = [
  [3, 'PT1S'],
  [4, 'PT37M'],
  [4, 'PT5H'],
  [6, 'P1D'],
  [4, 'P4DT3H'],
  [3, 'P1W'],
  [2, 'P20D'],
  [1, 'P1M'],
  [0.2, 'P3M1D'],
  [0.05, 'P1Y'],
] as const;

export function advance({ chance }: Scene): ClockStep {
  return { advance: chance.weighted(DURATIONS) };
}

export function next(): ClockStep {
  return { next: true };
}

/** To where something ends or begins, exactly, or a millisecond to either side. */
export function toBoundary({ chance, now, accounts }: Scene): ClockStep | undefined {
  const bounds = [...accounts.values()].flatMap(({ subscriptions, scopes }) => [
    ...subscriptions.flatMap((one) => [one.currentBillingPeriodEnd, one.trialEndDate, one.effectiveEndDate]),
    ...scopes.flatMap(({ grants }) => grants.flatMap(({ expireAt, effectiveAt }) => [expireAt, effectiveAt])),
  ]);
  const near = bounds
    .flatMap((bound) => (bound ? Date.parse(bound) : []))
    .filter((bound) => bound > now + 1 && bound < now + 40 * DAY);
  const bound = chance.of(near);
  if (bound === undefined) return undefined;
  return { set: new Date(bound + chance.of([0, 0, -1, 1])).toISOString() };
}
