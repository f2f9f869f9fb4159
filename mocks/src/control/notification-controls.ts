// What a test asks of the notifications of an environment.
import type { Environment } from '../store/environment.ts';
import type { Verdict } from '../store/match.ts';
import {
  type NotificationExpectation,
  type NotificationFilter,
  type NotificationReport,
  reportOf,
} from '../store/notifications.ts';
import { settle } from './advance.ts';

export type NotificationControls = {
  /** Oldest first; of one type, of one customer, or all. */
  list(filter?: NotificationFilter): NotificationReport[];
  /** Whether it was told, with at least this payload, so often; if not, what came closest. */
  verify(expectation: NotificationExpectation): Verdict<{ id: string; type: string }>;
  clear(): void;
};

/** A clock that runs by itself may have brought something since the last request. */
export function notificationControlsOf(environment: Environment): NotificationControls {
  const { notifications } = environment;
  const settled = () => settle(environment.store, environment.clock.now());
  return {
    list: (filter) => {
      settled();
      return notifications.list(filter).map(reportOf);
    },
    verify: (expectation) => {
      settled();
      return notifications.verify(expectation);
    },
    clear: () => notifications.clear(),
  };
}
