// When a delivery that failed is tried again: three times at once, and three times more, 30 seconds apart. Then it has failed,
// until somebody asks for it again.
import type { Instant } from '../engine/time.ts';

const SECOND = 1000;
/** Before the second attempt, the third, and so on. */
const PAUSES = [0, 0, 0, 30 * SECOND, 30 * SECOND, 30 * SECOND];

/** The instant of the attempt after the one with this number, or null when that was the last one. */
export function nextAttemptAt(number: number, at: Instant): Instant | null {
  const pause = PAUSES[number - 1];
  return pause === undefined ? null : at + pause;
}
