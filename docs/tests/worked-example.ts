// Reads the worked examples: a section (##) begins from a scenario, and each case under it (###) has a calculation by hand
// in tables and steps in YAML, which say what is called, when, and what the answer has to contain.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '@meterline/mock';
import { parse } from 'yaml';

/** One call, at an instant or at that of the step before. `answer` is a part of the answer, `refusal` the code of a no. */
export type Step = { at?: string; operationId: string; input: object; answer: unknown; refusal: string | undefined };

export type Case = {
  title: string;
  line: number;
  scenario: Scenario;
  steps: Step[];
  /** The calculation with the words around it, without the steps. */
  words: string;
  /** The steps as they are written. */
  source: string;
};

const FOLDER = fileURLToPath(new URL('../guides/worked-examples/', import.meta.url));
const BESIDE_THE_CALL = ['at', 'answer', 'refusal'];

export function pageNames(): string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
}

export function readPage(name: string): Case[] {
  return casesOf(readFileSync(FOLDER + name, 'utf8'), name);
}

function casesOf(text: string, page: string): Case[] {
  const cases: Case[] = [];
  let scenario: Scenario | undefined;
  let current: Case | undefined;
  let fence: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (fence !== undefined && line !== '```') {
      fence += `${line}\n`;
    } else if (fence !== undefined) {
      if (current) Object.assign(current, { source: fence, steps: stepsOf(parse(fence), `${page}: ${current.title}`) });
      else scenario = parse(fence);
      fence = undefined;
    } else if (line.startsWith('## ')) {
      current = undefined;
      scenario = undefined;
    } else if (line.startsWith('### ')) {
      if (!scenario) throw new Error(`${page}:${index + 1}: the section has no scenario to begin from.`);
      current = { title: line.slice(4), line: index + 1, scenario, steps: [], words: line, source: '' };
      cases.push(current);
    } else if (line === '```yaml') {
      fence = '';
    } else if (current) {
      current.words += `\n${line}`;
    }
  }
  return cases;
}

function stepsOf(rows: Record<string, unknown>[], place: string): Step[] {
  return rows.map((row) => {
    const calls = Object.keys(row).filter((key) => !BESIDE_THE_CALL.includes(key));
    const [operationId] = calls;
    if (operationId === undefined || calls.length > 1) throw new Error(`${place}: a step is one call, not ${calls}.`);
    const { at, answer, refusal } = row as Partial<Step>;
    return { ...(at && { at }), operationId, input: row[operationId] as object, answer, refusal };
  });
}

/** Every number of a text, without thousands separators: `1,000` and `−5.50` are 1000 and -5.5. */
export function numbersIn(text: string): Set<number> {
  const found = text.replaceAll('−', '-').match(/(?<![\d.])-?\d+(,\d{3})*(\.\d+)?/g) ?? [];
  return new Set(found.map((digits) => Number(digits.replaceAll(',', ''))));
}

/** What an expected answer claims: its numbers, and the days of its instants. */
export function claimsOf(answer: unknown): { numbers: number[]; days: string[] } {
  const claims = { numbers: [] as number[], days: [] as string[] };
  const collect = (value: unknown): void => {
    if (typeof value === 'number') claims.numbers.push(value);
    else if (typeof value === 'string') claims.days.push(...(value.match(/^\d{4}-\d\d-\d\d(?=T)/) ?? []));
    else if (value !== null && typeof value === 'object') for (const part of Object.values(value)) collect(part);
  };
  collect(answer);
  return claims;
}

export type Calculation = { expression: string; result: string };

/** The rows of a table that calculate: the last cell is the result of the cell before it, and what is before that says of what. */
export function calculationsIn(words: string): Calculation[] {
  return words.split('\n').flatMap((line) => {
    const cells = line.replaceAll('**', '').split('|').slice(1, -1);
    const [result, expression, what] = cells.map((cell) => cell.trim()).reverse();
    if (result === undefined || expression === undefined || what === undefined) return [];
    return /[×÷+−⌈⌊]|\bm(in|ax)\b/.test(expression) ? [{ expression, result }] : [];
  });
}
