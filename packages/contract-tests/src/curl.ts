// Sends what a curl command says: with curl where it is, and else with Node alone, from the options that the stories use.
import { spawn, spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Broken } from './curl-story.ts';

export type Answer = { status: number; headers: Record<string, string>; text: string } | { broken: Broken };

/** `STORIES_WITHOUT_CURL=1` does without, as on a machine that has none. */
export function hasCurl(): boolean {
  return process.env.STORIES_WITHOUT_CURL !== '1' && spawnSync('curl', ['--version']).status === 0;
}

/** The exit codes of curl for an empty answer, a part of one, and a connection that was reset. */
const BROKEN: Record<number, Broken> = { 18: 'half an answer', 52: 'no answer', 56: 'no answer' };

export async function withCurl(options: string[], input: Buffer | null): Promise<Answer> {
  // Neither a .curlrc nor a proxy of the machine has a say.
  const child = spawn('curl', ['-q', '--noproxy', '*', '-sS', '-i', ...options]);
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const code = new Promise<number>((resolve) => child.once('close', resolve));
  const [output, errors] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
  const broken = BROKEN[await code];
  if (broken) return { broken };
  if ((await code) !== 0) throw new Error(`curl ${options.join(' ')}: ${errors}`);
  return answerIn(output.toString());
}

/** The head and the body; `100 Continue` before them says nothing. */
function answerIn(output: string): Answer {
  const [head = '', ...rest] = output.split('\r\n\r\n');
  if (/^HTTP\/\S+ 1\d\d/.test(head)) return answerIn(rest.join('\r\n\r\n'));
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(':');
    return [name.toLowerCase(), value.join(':').trim()];
  });
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers), text: rest.join('\r\n\r\n') };
}

type Wish = {
  method: string | undefined;
  url: string;
  headers: Record<string, string>;
  data: Buffer[];
  isGet: boolean;
};

export async function withoutCurl(options: string[], input: Buffer | null): Promise<Answer> {
  const { method, url, headers, data, isGet } = wishOf(options, input);
  const joined = Buffer.concat(data.flatMap((one, index) => (index === 0 ? [one] : [Buffer.from('&'), one])));
  const [, origin = '', path = '/'] = /^(http:\/\/[^/]+)(.*)$/.exec(isGet ? `${url}?${joined}` : url) ?? [];
  const body = data.length > 0 && !isGet ? joined : null;
  const type = body && headers['Content-Type'] === undefined && { 'Content-Type': 'application/x-www-form-urlencoded' };
  // Sent by path, because an address would be tidied up, and the mock would not see its tricks.
  const { hostname, port } = new URL(origin);
  const sent = request({
    hostname,
    port,
    path,
    method: method ?? (body ? 'POST' : 'GET'),
    headers: { ...type, ...headers, ...(body && { 'Content-Length': body.length }) },
    agent: false,
  });
  sent.end(body ?? undefined);
  return new Promise((resolve) => {
    sent.once('error', () => resolve({ broken: 'no answer' }));
    sent.once('response', (response) => {
      const flat = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      buffer(response).then(
        (bytes) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(flat),
            text: bytes.toString(),
          }),
        () => resolve({ broken: 'half an answer' }),
      );
    });
  });
}

function wishOf(options: string[], input: Buffer | null): Wish {
  const wish: Wish = { method: undefined, url: '', headers: {}, data: [], isGet: false };
  const rest = [...options];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    const value = () => rest.shift() ?? '';
    if (option === '-X') wish.method = value();
    else if (option === '-G') wish.isGet = true;
    else if (option === '-d' || option === '--data-binary') {
      const given = value();
      wish.data.push(given === '@-' ? (input ?? Buffer.alloc(0)) : Buffer.from(given));
    } else if (option === '-H') {
      const [name = '', ...parts] = value().split(': ');
      wish.headers[name] = parts.join(': ');
    } else if (option.startsWith('http://')) wish.url = option;
    // What is printed, and that the path is sent as it is, is so in any case.
    else if (!['-s', '-i', '--path-as-is'].includes(option)) throw new Error(`The stories do not know curl ${option}.`);
  }
  return wish;
}
