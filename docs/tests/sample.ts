// Finds the samples in the guides: what is run, in which order, and what has to come out.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Sample =
  /** `expected` is the fence that follows: what the answer has to contain. */
  | { language: 'bash'; line: number; code: string; expected: object | undefined }
  /** `printed` are the `// →` comments: what it has to print. */
  | { language: 'js'; line: number; code: string; printed: string[] }
  | { language: 'no-run'; line: number; code: string };

type Fence = { language: string; info: string; line: number; code: string };

const GUIDES = fileURLToPath(new URL('../guides/', import.meta.url));
/** Tests of the examples, which run them, and programs that need more than npm. */
const PROVED_ELSEWHERE = /\/examples\/testing\//;
const PROMISE = /\/\/ → (.*)$/;

export function guideNames(): string[] {
  return readdirSync(GUIDES).filter((name) => name.endsWith('.md'));
}

/** The fences of a guide, and the files that it includes with `<<<`, in order. */
function fencesOf(guide: string): Fence[] {
  const fences: Fence[] = [];
  let open: Fence | null = null;
  for (const [index, text] of readFileSync(resolve(GUIDES, guide), 'utf8').split('\n').entries()) {
    const included = text.match(/^<<< (\S+)$/)?.[1];
    const [, language, info = ''] = text.match(/^```(\S+)?(?: (.*))?$/) ?? [];
    if (open && text === '```') {
      fences.push(open);
      open = null;
    } else if (open) {
      open.code += `${text}\n`;
    } else if (included && PROVED_ELSEWHERE.test(included)) {
      // The file is there, which is all that is asked here.
      readFileSync(resolve(GUIDES, included));
    } else if (included) {
      fences.push({ language: 'js', info: '', line: index + 1, code: readFileSync(resolve(GUIDES, included), 'utf8') });
    } else if (language) {
      open = { language, info, line: index + 1, code: '' };
    } else if (text.trimStart().startsWith('```')) {
      throw new Error(`${guide}:${index + 1}: a fence needs a language and begins its line.`);
    }
  }
  return fences;
}

/** JavaScript that follows JavaScript is one program, until an import begins a new one or the shell comes between. */
export function samplesOf(guide: string): Sample[] {
  const samples: Sample[] = [];
  for (const { language, info, line, code } of fencesOf(guide)) {
    const last = samples.at(-1);
    if (info.split(' ').includes('no-run')) {
      samples.push({ language: 'no-run', line, code });
    } else if (language === 'bash') {
      samples.push({ language, line, code, expected: undefined });
    } else if (language === 'json') {
      if (last?.language !== 'bash') throw new Error(`${guide}:${line}: an answer needs a command before it.`);
      last.expected = JSON.parse(code);
    } else if (language === 'js') {
      const printed = code.split('\n').flatMap((text) => text.match(PROMISE)?.[1] ?? []);
      if (last?.language === 'js' && !/^import /m.test(code)) {
        last.code += code;
        last.printed.push(...printed);
      } else {
        samples.push({ language, line, code, printed });
      }
    } else {
      throw new Error(`${guide}:${line}: nothing knows how to run ${language}.`);
    }
  }
  return samples;
}
