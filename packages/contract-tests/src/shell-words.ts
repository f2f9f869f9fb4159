// The little of the shell that the HTTP stories use, read as bash reads it; a test compares.

const PART = /(\s+)|\\\n|'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\$(\w+)|([^\s'"$\\]+)/y;

/** The words of a statement; null while a quote or a line is still open. */
export function wordsOf(text: string, lookUp: (name: string) => string): string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const part = PART.exec(text);
    if (!part) return null;
    const [, space, single, double, name, plain] = part;
    if (space !== undefined) {
      if (word !== null) words.push(word);
      word = null;
    } else if (part[0] !== '\\\n') {
      word = (word ?? '') + (single ?? (name && lookUp(name)) ?? plain ?? expanded(double as string, lookUp));
    }
  }
  if (text.endsWith('\\\n')) return null;
  return word === null ? words : [...words, word];
}

function expanded(text: string, lookUp: (name: string) => string): string {
  return text.replace(/\\([\\"$`])|\$(\w+)/g, (_, literal?: string, name?: string) => literal ?? lookUp(name ?? ''));
}

/** What a command is given to read: `printf` and `head -c` are what the stories have before a pipe. */
export function produced([program, ...given]: string[]): Buffer {
  if (program === 'printf' && given.length === 1) {
    const codes = (given[0] as string).replaceAll(/\\x([\da-f]{2})/g, (_, code) =>
      String.fromCharCode(Number(`0x${code}`)),
    );
    return Buffer.from(codes, 'latin1');
  }
  if (program === 'head' && given[0] === '-c' && given[2] === '/dev/zero') return Buffer.alloc(Number(given[1]));
  throw new Error(`The stories do not know ${program} ${given.join(' ')}.`);
}
