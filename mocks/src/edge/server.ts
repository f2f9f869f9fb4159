// The mock behind a socket. It only converts: node:http to an exchange, a reply to node:http.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Reply } from './errors.ts';
import { defectReply, errorReply } from './errors.ts';
import { type Answer, MAXIMUM_BODY, toExchange, tooLarge } from './fetch.ts';

export type Listening = { url: string; port: number; close: () => Promise<void> };

export function listen(answer: Answer, port: number, host: string, log?: (line: string) => void): Promise<Listening> {
  const server = createServer((request, response) => {
    const started = performance.now();
    reply(answer, request)
      .catch(defectReply)
      .then((result) => {
        send(response, result);
        log?.(`${request.method} ${request.url} ${result.status} ${(performance.now() - started).toFixed(1)} ms`);
      });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${address.port}`, port: address.port, close: () => closed(server) });
    });
  });
}

async function reply(answer: Answer, request: IncomingMessage): Promise<Reply> {
  const body = await bodyOf(request);
  if (body === 'too large') return tooLarge();
  const url = URL.parse(request.url ?? '/', 'http://mock');
  if (!url) return errorReply(400, 'BadUserInput', `${request.url} is no path.`);
  return answer(toExchange(request.method ?? 'GET', url, headersOf(request), body.text));
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    flat[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  return flat;
}

function bodyOf(request: IncomingMessage): Promise<{ text: string | null } | 'too large'> {
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
      else resolve({ text: size === 0 ? null : Buffer.concat(chunks).toString('utf8') });
    });
    request.on('error', reject);
  });
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply.broken === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  response.writeHead(reply.status, { ...reply.headers, 'content-length': Buffer.byteLength(text) });
  if (reply.broken === 'truncate') response.write(text.slice(0, text.length / 2), () => response.destroy());
  else response.end(text);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
