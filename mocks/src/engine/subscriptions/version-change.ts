// Decides what becomes of a subscription when a version that it could have is published for all customers.
// Invariant: contents stay as they are. The new version entitles at once, with the credits that it has more; its prices hold
// from the next billing period on. What is over stays as it was.
// Example: Pro 2 gives 25 seats for 59: on 10 Mar 25 seats, on 1 Apr 59 in place of 49.
import type { Addon, Plan, Versions } from '../catalog/package.ts';
import { isOver, type Subscription } from '../customers/subscription.ts';
import type { Outcome } from '../outcome.ts';
import type { Instant } from '../time.ts';
import { creditsOfChange } from './recurring-credits.ts';
import type { World } from './world.ts';

type Kind = keyof Versions;

/** What moves it, or null when it stays. In the world, the version is on offer already. */
export function movedToVersion(
  world: World,
  before: Subscription,
  kind: Kind,
  { id, versionNumber }: Plan | Addon,
  at: Instant,
): Outcome | null {
  const held = before.versions[kind][id];
  if (isOver(before, at) || held === undefined || held === versionNumber) return null;
  const inVersion = ({ versions }: { versions: Versions }) => ({
    versions: id in versions[kind] ? { ...versions, [kind]: { ...versions[kind], [id]: versionNumber } } : versions,
  });
  const { futureUpdate } = before;
  const after: Subscription = {
    ...before,
    ...inVersion(before),
    futureUpdate: futureUpdate && {
      ...futureUpdate,
      contents: { ...futureUpdate.contents, ...inVersion(futureUpdate.contents) },
    },
    updatedAt: at,
  };
  return { subscriptions: [after], ...creditsOfChange(world, before, after, at) };
}
