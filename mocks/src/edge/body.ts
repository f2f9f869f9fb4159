// Reads a body: bytes that are UTF-8, text that is JSON, not larger and not deeper than anything that the contract knows.
// What is wrong is said with the way out; deep JSON is refused before anything walks down into it.
export type Body = { value: unknown } | { problem: string };
type Wire = { body: Uint8Array | null; headers: Record<string, string> };

/** A body with more bytes than this is refused. 1000 events of a few kilobytes fit. */
export const MAXIMUM_BODY = 10 * 1024 * 1024;
/** Lists and objects in each other. The contract needs a dozen. */
const MAXIMUM_DEPTH = 100;

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function bodyIn({ body, headers }: Wire): Body {
  if (body === null || body.length === 0) return { value: undefined };
  const problem = typeProblem(headers);
  if (problem) return { problem };
  const text = textOf(body);
  if (text === null) return { problem: 'body is not valid UTF-8. Send JSON in UTF-8.' };
  if (isTooDeep(text)) return { problem: `body is nested deeper than ${MAXIMUM_DEPTH} levels. Send it flat.` };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `body is not valid JSON: ${(error as Error).message}` };
  }
}

function typeProblem(headers: Wire['headers']): string | null {
  const encoding = headers['content-encoding'];
  if (encoding && encoding.toLowerCase() !== 'identity') {
    return `header.Content-Encoding: ${encoding} is not understood. Send the body as it is.`;
  }
  const type = headers['content-type'];
  if (!type) return null;
  if (!/^[\w.+-]+\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) {
    return `header.Content-Type: ${type} is not JSON. Send application/json.`;
  }
  const charset = /charset="?([^";\s]+)/i.exec(type)?.[1];
  if (charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset)) return null;
  return `header.Content-Type: ${charset} is not understood. Send JSON in UTF-8.`;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

const [QUOTE, BACKSLASH] = ['"', '\\'].map((sign) => sign.charCodeAt(0));
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = ['[', ']', '{', '}'].map((sign) => sign.charCodeAt(0));

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index);
    if (sign === QUOTE) index = endOfString(text, index);
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) depth += 1;
    else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth -= 1;
    if (depth > MAXIMUM_DEPTH) return true;
  }
  return false;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text.charCodeAt(index) !== QUOTE) {
    index += text.charCodeAt(index) === BACKSLASH ? 2 : 1;
  }
  return index;
}
