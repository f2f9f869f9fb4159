// Everything that an environment remembers, part by part, so that a difference can be named.
import assert from 'node:assert/strict';
import type { Controls } from '@meterline/mock';

export type Memory = Map<string, string>;

/** The answers that are kept for repeated requests are left out: a preview is kept, too. */
export function memoryOf(environment: Controls): Memory {
  const { tables, usage, counters, answers: _, ...rest } = environment.snapshot();
  const parts = Object.entries({ ...tables, ...named('usage', usage), ...named('counter', counters), ...rest });
  return new Map(parts.map(([name, part]) => [name, JSON.stringify(part)]));
}

function named(what: string, parts: object): object {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [`${what} ${name}`, part]));
}

export function assertSame(after: Memory, before: Memory, what: string): void {
  const names = new Set([...before.keys(), ...after.keys()]);
  const changed = [...names].filter((name) => before.get(name) !== after.get(name));
  if (changed.length === 0) return;
  const shown = changed.map((name) => `${name}: ${differing(before.get(name) ?? '', after.get(name) ?? '')}`);
  assert.fail(`${what}:\n${shown.join('\n')}`);
}

/** Where two texts begin to differ. */
function differing(before: string, after: string): string {
  let place = 0;
  while (place < before.length && before[place] === after[place]) place += 1;
  const part = (text: string) => text.slice(Math.max(0, place - 150), place + 250);
  return `\n  before …${part(before)}…\n  after  …${part(after)}…`;
}
