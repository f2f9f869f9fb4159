// Reads and runs the HTTP stories. A script is a head that says how the mock is started, and then one story per sentence: a
// comment after an empty line. Under a command stand its promises, `# → …`: a status, a header, a part of the JSON, or how
// the connection ended. What the shell can do beyond that is an error, so that no script says more than is run.
import { produced, wordsOf } from './shell-words.ts';

export type Promised =
  | { status: number }
  | { header: string; value: string }
  | { body: unknown }
  | { without: string }
  | { broken: Broken };
/** The connection ended without a whole answer. */
export type Broken = 'no answer' | 'half an answer';

export type Statement = { line: number; text: string; promised: Promised[]; loop: Statement[] | null };
export type Story = { sentence: string; statements: Statement[] };
/** `options` are those of the command; `head` is what every story begins with. */
export type Script = { options: string[]; head: Statement[]; stories: Story[] };

const START = /^# +npx meterline-mock (.*)$/;
const PROMISE = /^# → (.*)$/;
const COMMAND = /^(\w+=\$\(|[^|]+ \| )?curl /;
const LOOP = /^for (\w+) in \{(\d+)\.\.(\d+)\}; do$/;

export function scriptOf(text: string): Script {
  const script: Script = { options: [], head: [], stories: [] };
  let block = script.head;
  let loop: Statement[] | null = null;
  for (const { line, text: said, isAfterEmpty } of wholeLines(text.split('\n'))) {
    const [start, promise] = [START.exec(said)?.[1], PROMISE.exec(said)?.[1]];
    if (start) script.options = start.split(' ');
    else if (promise) promisedBy((loop ?? block).at(-1), line).push(promisedIn(promise));
    else if (said.startsWith('#') && isAfterEmpty) {
      block = [];
      script.stories.push({ sentence: said.slice(2), statements: block });
    } else if (said === 'done') loop = null;
    else if (!said.startsWith('#')) {
      const statement: Statement = { line, text: said, promised: [], loop: LOOP.test(said) ? [] : null };
      (loop ?? block).push(statement);
      loop ??= statement.loop;
    }
  }
  return script;
}

/** Only a command keeps promises; under anything else they would be read by nobody. */
function promisedBy(statement: Statement | undefined, line: number): Promised[] {
  if (statement && COMMAND.test(statement.text)) return statement.promised;
  throw new Error(`line ${line}: a promise stands under a curl command.`);
}

/** Lines that say something: a command with all its lines, and JSON with all of its own. */
function* wholeLines(lines: string[]): Generator<{ line: number; text: string; isAfterEmpty: boolean }> {
  for (let at = 0; at < lines.length; at += 1) {
    const [line, isAfterEmpty] = [at + 1, at > 0 && lines[at - 1] === ''];
    let text = (lines[at] as string).trim();
    while (!isWhole(text)) {
      at += 1;
      if (at === lines.length) throw new Error(`line ${line}: this has no end.`);
      text += text.startsWith('#') ? lines[at]?.trim().slice(1) : `\n${lines[at]}`;
    }
    if (text !== '') yield { line, text, isAfterEmpty };
  }
}

function isWhole(text: string): boolean {
  const promise = PROMISE.exec(text)?.[1];
  if (promise) return !/^[[{]/.test(promise) || isJson(promise);
  return text.startsWith('#') || wordsOf(bare(text), () => '') !== null;
}

/** `NAME=$(curl …)` is a command whose answer has a name. */
const CAPTURE = /^(\w+)=\$\(([\s\S]*)\)$/;
const OPEN_CAPTURE = /^\w+=\$\(/;

function bare(text: string): string {
  return OPEN_CAPTURE.test(text) ? text.replace(OPEN_CAPTURE, '').replace(/\)$/, '') : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function promisedIn(text: string): Promised {
  if (/^\d{3}$/.test(text)) return { status: Number(text) };
  if (/^[[{]/.test(text)) return { body: JSON.parse(text) };
  if (text === 'no answer' || text === 'half an answer') return { broken: text };
  const [, name = '', value = ''] = /^([\w-]+): (.*)$/.exec(text) ?? [];
  if (name === '') throw new Error(`Nothing is promised with: ${text}`);
  return name === 'without' ? { without: value } : { header: name.toLowerCase(), value };
}

export type Told<Answer> = { statement: Statement; answer: Answer };
export type World<Answer> = {
  variables: Record<string, string>;
  /** Sends what a curl command says; `input` is what it is given to read. */
  curl: (options: string[], input: Buffer | null) => Promise<Answer>;
  textOf: (answer: Answer) => string;
  /** `read` waits for a person, who kills the mock and starts it again. */
  restart: () => Promise<void>;
};

/** Runs statements one after the other, and gives each command with its answer. */
export async function* told<Answer>(statements: Statement[], world: World<Answer>): AsyncGenerator<Told<Answer>> {
  const { variables } = world;
  const lookUp = (name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`There is no $${name}.`);
    return value;
  };
  for (const statement of statements) {
    const { text, loop } = statement;
    if (loop) {
      const [, name = '', from, to] = LOOP.exec(text) ?? [];
      for (let count = Number(from); count <= Number(to); count += 1) {
        variables[name] = String(count);
        yield* told(loop, world);
      }
      continue;
    }
    const [, captured, inner] = CAPTURE.exec(text) ?? [];
    const words = wordsOf(inner ?? text, lookUp) ?? [];
    const [, name, value = ''] = /^(\w+)=([\s\S]*)$/.exec(words[0] ?? '') ?? [];
    const pipe = words.indexOf('|');
    const [program, ...options] = words.slice(pipe + 1);
    if (name) {
      variables[name] = value;
    } else if (program === 'read') {
      await world.restart();
    } else if (program === 'curl') {
      const answer = await world.curl(options, pipe === -1 ? null : produced(words.slice(0, pipe)));
      if (captured) variables[captured] = world.textOf(answer).trimEnd();
      yield { statement, answer };
    } else {
      throw new Error(`The stories do not know ${program}.`);
    }
  }
}
