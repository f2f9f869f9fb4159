// Asks a server as fast as it answers, over sockets that stay open. It sends bytes that are prepared and only looks for the
// end of each answer, so that on two cores the server is what is measured, and not the one who asks.
import { createConnection } from 'node:net';

export async function ratePerSecond(url, { method, path, headers, body = '' }, { connections = 20, seconds }) {
  const { hostname, port, host } = new URL(url);
  const lines = Object.entries({ ...headers, host, 'content-length': Buffer.byteLength(body) });
  const head = lines.map(([name, value]) => `${name}: ${value}`).join('\r\n');
  const request = Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n\r\n${body}`);
  let count = 0;
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  const line = () =>
    new Promise((resolve, reject) => {
      const socket = createConnection({ host: hostname, port: Number(port), noDelay: true });
      let text = '';
      socket.setEncoding('latin1');
      socket.on('connect', () => socket.write(request));
      socket.on('error', reject);
      socket.on('close', resolve);
      socket.on('data', (chunk) => {
        text += chunk;
        if (!isWhole(text)) return;
        if (!text.startsWith('HTTP/1.1 2')) reject(new Error(`${url}: ${text.slice(0, 200)}`));
        text = '';
        count += 1;
        if (performance.now() < until) socket.write(request);
        else socket.destroy();
      });
    });
  await Promise.all(Array.from({ length: connections }, line));
  return (count * 1000) / (performance.now() - began);
}

function isWhole(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text.slice(0, end));
  return length ? text.length >= end + 4 + Number(length[1]) : text.endsWith('\r\n0\r\n\r\n');
}
