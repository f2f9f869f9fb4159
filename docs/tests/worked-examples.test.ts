// Carries out the worked examples against the mock, through the client, and recalculates what is calculated in them by hand.
import { ApiError, type Client, createClient, Page } from '@meterline/client';
import { createMock, type Mock } from '@meterline/mock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate, isResult } from './arithmetic.ts';
import { type Case, calculationsIn, claimsOf, numbersIn, pageNames, readPage, type Step } from './worked-example.ts';

/** When every case begins. */
const CLOCK = '2026-01-01T00:00:00Z';

let mock: Mock;
beforeAll(async () => {
  const onDefect = (operationId: string, error: unknown) => {
    throw new Error(`defect in ${operationId}`, { cause: error });
  };
  mock = await createMock({ scenario: 'empty', clock: CLOCK, onDefect });
});
afterAll(() => mock.close());

const pages = pageNames().map((page) => ({ page, cases: readPage(page) }));

describe.each(pages)('$page', ({ page, cases }) => {
  it.each(cases.map((one) => [one.title, one] as const))('%s', async (_title, one) => {
    await carryOut(one, `server-${page}-${one.line}`);
    recalculate(one);
  });
});

it('there are at least 75 of them, and no two say the same', () => {
  const titles = pages.flatMap(({ cases }) => cases.map(({ title }) => title));
  expect(titles.length).toBeGreaterThanOrEqual(75);
  expect(new Set(titles).size).toBe(titles.length);
});

async function carryOut({ scenario, steps }: Case, apiKey: string): Promise<void> {
  const { load, clock } = mock.environment(apiKey);
  load(scenario);
  const client = createClient({ apiKey, fetch: mock.fetch, retries: 0, now: () => clock.now() });
  for (const [index, step] of steps.entries()) {
    const place = `step ${index + 1}, ${step.operationId}`;
    if (step.at) clock.set(step.at);
    if (step.refusal) {
      expect(await refusalOf(client, step), place).toBe(step.refusal);
    } else {
      const answer = await answerOf(client, step);
      if (step.answer) expect({ answer }, place).toMatchObject({ answer: step.answer });
    }
  }
}

/** The calculation is right, every number and day that is claimed comes from it, and the title is about what was done. */
function recalculate(one: Case): void {
  for (const { expression, result } of calculationsIn(one.words)) {
    const value = calculate(expression);
    expect(isResult(result, value), `${expression} = ${value}, not ${result}`).toBe(true);
  }
  const { numbers, days } = claimsOf(one.steps.map(({ answer }) => answer));
  const calculated = numbersIn(one.words);
  expect(
    numbers.filter((number) => !calculated.has(number)),
    'claimed, but not calculated',
  ).toEqual([]);
  expect(
    days.filter((day) => !one.words.includes(day)),
    'claimed, but not told',
  ).toEqual([]);
  const done = numbersIn(one.source + JSON.stringify(one.scenario.catalog));
  const isDone = (number: number) => done.has(number) || done.has(-number);
  expect(
    [...numbersIn(one.title)].filter((number) => !isDone(number)),
    'in the title only',
  ).toEqual([]);
  expect(canFail(one), 'it claims something').toBe(true);
}

/** Whether the case claims something that could turn out otherwise. */
function canFail({ steps }: Case): boolean {
  const isClaim = (value: unknown): boolean =>
    value === null || typeof value !== 'object' || Array.isArray(value)
      ? value !== undefined
      : Object.keys(value).length > 0 && Object.values(value).every(isClaim);
  return (
    steps.some(({ refusal, answer }) => refusal || answer) && steps.every(({ answer }) => !answer || isClaim(answer))
  );
}

/** What a request with the same input would be answered as `data`. */
async function answerOf(client: Client, { operationId, input }: Step): Promise<unknown> {
  const method = (client as unknown as Record<string, (input: object) => Promise<unknown>>)[operationId];
  if (!method) throw new Error(`The client has no ${operationId}.`);
  const answer = await method(input);
  return answer instanceof Page ? answer.data : answer;
}

async function refusalOf(client: Client, step: Step): Promise<string | null> {
  const answer = await answerOf(client, step).catch((error: unknown) => error);
  if (answer instanceof ApiError) return answer.code;
  throw new Error(`${step.operationId} was not refused, but gave ${JSON.stringify(answer)}.`, { cause: answer });
}
