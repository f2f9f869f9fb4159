// The mock as a fetch function: a Request in, a Response out, no socket.

import { MAXIMUM_BODY } from './body.ts';
import type { Reply } from './errors.ts';
import { errorReply } from './errors.ts';
import type { Exchange } from './exchange.ts';

export type Answer = (exchange: Exchange) => Promise<Reply>;

export function toExchange(
  method: string,
  url: URL,
  headers: Record<string, string>,
  body: Uint8Array | null,
): Exchange {
  return { method, path: url.pathname, query: queryOf(url.searchParams), headers, body };
}

function queryOf(parameters: URLSearchParams): Record<string, string | string[]> {
  // Without a prototype: a parameter may be called `constructor`.
  const query: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of parameters) {
    const known = query[name];
    query[name] = known === undefined ? value : [known, value].flat();
  }
  return query;
}

export function toFetch(answer: Answer): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const body = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
    const exchange = toExchange(request.method, new URL(request.url), Object.fromEntries(request.headers), body);
    const reply = body && body.length > MAXIMUM_BODY ? tooLarge() : await answer(exchange);
    if (reply.broken === 'reset')
      throw new TypeError('fetch failed', { cause: new Error('The connection was reset.') });
    return new Response(bodyOf(reply), {
      status: reply.status,
      headers: reply.headers,
    });
  };
}

function bodyOf({ body, broken }: Reply): BodyInit | null {
  if (body === undefined) return null;
  const text = JSON.stringify(body);
  return broken === 'truncate' ? cutOff(text) : text;
}

/** Half of the text, and then the end of the connection. */
function cutOff(text: string): ReadableStream<Uint8Array> {
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  return new ReadableStream({
    start: (controller) => controller.enqueue(half),
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
}

export function tooLarge(): Reply {
  return errorReply(413, 'BadUserInput', `body is larger than ${MAXIMUM_BODY} bytes. Send it in several requests.`);
}
