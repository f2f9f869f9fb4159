import { expect, it } from 'vitest';
import { Agenda } from './agenda.ts';

const taken = (agenda: Agenda) => Array.from({ length: 3 }, () => agenda.take(10)?.key);
const note = (key: string) => ({ kind: 'grant', key, at: 10 }) as const;

it('what is due at one instant comes in the order of its ids, whenever it was noted', () => {
  const first = new Agenda();
  for (const key of ['grant-2', 'grant-10', 'grant-9']) first.add(note(key));
  const second = new Agenda();
  for (const key of ['grant-10', 'grant-9', 'grant-2']) second.add(note(key));
  expect(taken(first)).toEqual(['grant-2', 'grant-9', 'grant-10']);
  expect(taken(second)).toEqual(['grant-2', 'grant-9', 'grant-10']);
});

it('a subject that is noted anew is taken once for each instant, and one that has nothing to come is noted no more', () => {
  const agenda = new Agenda();
  for (const at of [10, 5, 10]) agenda.add({ ...note('grant-1'), at });
  expect([agenda.take(10)?.at, agenda.take(10)?.at, agenda.take(10)]).toEqual([5, 10, null]);
  agenda.add(note('grant-2'));
  agenda.drop(note('grant-2'));
  expect(agenda.has(note('grant-2'))).toBe(false);
});
