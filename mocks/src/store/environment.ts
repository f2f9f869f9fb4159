// One environment: its state, its clock, and the answers it keeps for repeated requests. One API key, one environment.
import type { Instant } from '../engine/time.ts';
import type { Clock } from './clock.ts';
import { Endpoints } from './endpoints.ts';
import { Faults } from './faults.ts';
import { Journal } from './journal.ts';
import { Notifications } from './notifications.ts';
import { Rates } from './rates.ts';
import { Store } from './store.ts';
import { uuidOf } from './uuid.ts';

export type KeptAnswer = { fingerprint: string; status: number; body: unknown; keptUntil: number };

export class Environment {
  readonly name: string;
  /** A uuid, as the API shows it; the same name gives the same id. */
  readonly id: string;
  store = new Store();
  clock: Clock;
  /** When it was last asked or touched, by the machine's clock. */
  usedAt: Instant = Date.now();
  readonly answers = new Map<string, KeptAnswer>();
  readonly faults = new Faults();
  readonly journal = new Journal();
  readonly notifications = new Notifications();
  readonly endpoints = new Endpoints();
  readonly rates = new Rates();

  constructor(name: string, clock: Clock) {
    this.name = name;
    this.id = uuidOf(name);
    this.clock = clock;
  }
}
