// A receiver of webhooks as an application has one: it answers what the test tells it to, and keeps what came. Over HTTP a
// GET of the same path tells what came there, and a path that ends in a status, as /hooks/500, is answered with it.
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** `answers` are the statuses of the first requests; every later one gets 200. */
export async function receiver(...answers: number[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const { url: path = '/', headers, method } = request;
    if (method === 'GET') {
      const there = received.filter((one) => one.path === path);
      response.end(JSON.stringify(there.map((one) => ({ headers: one.headers, body: JSON.parse(one.body) }))));
      return;
    }
    received.push({ path, headers, body: await text(request) });
    response.writeHead(answers.shift() ?? Number(/\/(\d{3})$/.exec(path)?.[1] ?? 200)).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    /** What came, read. */
    notifications: () => received.map(({ body }) => JSON.parse(body) as { type: string; messageId: string }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
