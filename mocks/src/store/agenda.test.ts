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
