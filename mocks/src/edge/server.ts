// The mock behind a socket. It only converts: node:http to an exchange, a reply to node:http. Whatever arrives, the answer
// is in the shape of the API's errors, and nothing that arrives ends the process.
import { createServer, type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { MAXIMUM_BODY } from './body.ts';
import type { Reply } from './errors.ts';
import { defectReply, errorReply } from './errors.ts';
import { type Answer, textOf, toExchange, tooLarge } from './fetch.ts';
import { logLine } from './log-line.ts';
import { urlOf } from './target.ts';

export type Listening = { url: string; port: number; close: () => Promise<void> };
export type Door = {
  port: number;
  host: string;
  /** Milliseconds for a request to arrive as a whole, head and body. */
  requestTimeout: number;
  log: ((line: string) => void) | undefined;
};

/** How long a request that is open may take when the mock stops. */
const GRACE = 10_000;

export function listen(answer: Answer, { port, host, requestTimeout, log }: Door): Promise<Listening> {
  const open = new Set<ServerResponse>();
  const server = createServer(
    {
      headersTimeout: requestTimeout,
      requestTimeout,
      connectionsCheckingInterval: Math.min(1000, requestTimeout),
      requireHostHeader: false,
    },
    (request, response) => {
      const started = performance.now();
      open.add(response);
      response.once('close', () => open.delete(response));
      reply(answer, request)
        .catch(defectReply)
        .then((result) => {
          log?.(logLine(request, result, performance.now() - started));
          if (!server.listening) response.setHeader('connection', 'close');
          send(response, result);
        })
        .catch(() => response.destroy());
    },
  );
  server.on('clientError', refuse);
  server.on('connect', (_request, socket) => writeRefusal(socket, 405, 'CONNECT is not answered: this is no proxy.'));

  const close = async () => {
    const ended = new Promise<void>((resolve) => server.close(() => resolve()));
    const late = setTimeout(() => server.closeAllConnections(), GRACE);
    await Promise.all([...open].map((response) => new Promise((resolve) => response.once('close', resolve))));
    clearTimeout(late);
    server.closeAllConnections();
    await ended;
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${address.port}`, port: address.port, close });
    });
  });
}

async function reply(answer: Answer, request: IncomingMessage): Promise<Reply> {
  const body = await bodyOf(request);
  if (body === 'too large') return tooLarge();
  const url = urlOf(request.url ?? '/');
  if (!url) return errorReply(400, 'BadUserInput', `path: ${request.url} is no path. Send /api/v1/…, without . and ..`);
  const doubled = doubledIn(request);
  if (doubled) return errorReply(400, 'BadUserInput', `header.${doubled}: it is there more than once. Send it once.`);
  return answer(toExchange(request.method ?? 'GET', url, headersOf(request), body.bytes));
}

/** Headers of which there can be one. */
const SINGLE = [
  'x-api-key',
  'x-meterline-environment',
  'x-meterline-fault',
  'idempotency-key',
  'content-type',
  'content-encoding',
];

/** As a rule no header is there twice, and then none has to be looked at. */
function doubledIn(request: IncomingMessage): string | undefined {
  if (request.rawHeaders.length === 2 * Object.keys(request.headers).length) return undefined;
  return SINGLE.find((name) => (request.headersDistinct[name]?.length ?? 0) > 1);
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(headers))
    flat[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return flat;
}

function bodyOf(request: IncomingMessage): Promise<{ bytes: Uint8Array | null } | 'too large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      // The rest is still read, so that the caller gets the answer and not a broken pipe.
      if (size <= MAXIMUM_BODY) chunks.push(chunk);
    });
    request.on('end', () => {
      if (size > MAXIMUM_BODY) resolve('too large');
      else resolve({ bytes: size === 0 ? null : Buffer.concat(chunks) });
    });
    request.on('error', reject);
  });
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.broken === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const text = textOf(reply);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(text) });
  if (reply.broken === 'truncate') response.write(text.slice(0, text.length / 2), () => response.destroy());
  else response.end(text);
}

/** What is no HTTP, or came too slowly, never becomes a request. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  if (error.code === 'HPE_HEADER_OVERFLOW') writeRefusal(socket, 431, 'The head is larger than 16 kilobytes.');
  else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') writeRefusal(socket, 408, 'The request did not arrive in time.');
  else writeRefusal(socket, 400, `This is not HTTP: ${error.message}`);
}

function writeRefusal(socket: Duplex, status: number, message: string): void {
  const text = JSON.stringify(errorReply(status, 'BadUserInput', message).body);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json\r\nconnection: close\r\n`;
  socket.end(`${head}content-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}
