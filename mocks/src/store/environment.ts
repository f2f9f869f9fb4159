// One environment: its state, its clock, and the answers it keeps for repeated requests. One API key, one environment.
import type { Clock } from './clock.ts';
import { Faults } from './faults.ts';
import { Journal } from './journal.ts';
import { Store } from './store.ts';

export type KeptAnswer = { fingerprint: string; status: number; body: unknown; keptUntil: number };

export class Environment {
  readonly name: string;
  /** A uuid, as the API shows it; the same name gives the same id. */
  readonly id: string;
  store = new Store();
  clock: Clock;
  readonly answers = new Map<string, KeptAnswer>();
  readonly faults = new Faults();
  readonly journal = new Journal();

  constructor(name: string, clock: Clock) {
    this.name = name;
    this.id = uuidOf(name);
    this.clock = clock;
  }
}

function uuidOf(name: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of name) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  const hex = hash.toString(16).padStart(16, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8000-${hex.slice(4)}`;
}
