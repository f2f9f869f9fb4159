// What a network may do to deliveries, on demand: some come twice, and none in its order. The same seed, the same disorder.
import { chanceOf } from '../store/chance.ts';

export type Disturbance = {
  /** How likely a delivery comes twice, 0 to 1. Default: 0. */
  duplicates?: number;
  /** Whether deliveries come in any order. Default: false. */
  isShuffled?: boolean;
  /** The same seed, the same duplicates and order. Default: 1. */
  seed?: number;
};

/** The deliveries as the disturbance lets them through. */
export function disturbed<Delivery extends object>(
  deliveries: Delivery[],
  { duplicates = 0, isShuffled = false, seed = 1 }: Disturbance,
): Delivery[] {
  const chance = chanceOf(seed);
  const all = deliveries.flatMap((one) => (chance() < duplicates ? [one, { ...one }] : [one]));
  if (!isShuffled) return all;
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [all[last], all[other]] = [all[other] as Delivery, all[last] as Delivery];
  }
  return all;
}
