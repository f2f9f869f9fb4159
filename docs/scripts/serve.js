// Serves docs/dist: the guides and the API reference. `node scripts/serve.js` listens on http://127.0.0.1:4000.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../dist', import.meta.url));

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the site until `close` is called. Port 0 takes any free one. */
export async function serve({ port = 4000, host = '127.0.0.1' } = {}) {
  if (!(await fileAt('/index.html'))) throw new Error('docs/dist is empty: run `npm run build` first');
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host}:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer({ method, url }, response) {
  if (method !== 'GET' && method !== 'HEAD') return send(response, 405, '/404.html', method);
  const path = pathOf(url);
  const file = path && (await fileAt(path));
  return file ? send(response, 200, file, method) : send(response, 404, '/404.html', method);
}

/** The path that is asked for, inside the site whatever it says; null if it cannot be read. */
function pathOf(url) {
  try {
    return normalize(decodeURIComponent(new URL(url, 'http://docs').pathname));
  } catch {
    return null;
  }
}

/** The file behind a path: itself, the index of a folder, or the page without its `.html`. */
async function fileAt(path) {
  const candidates = path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`];
  for (const candidate of candidates) {
    const found = await stat(join(ROOT, candidate)).catch(() => null);
    if (found?.isFile()) return candidate;
  }
  return null;
}

async function send(response, status, file, method) {
  const path = join(ROOT, file);
  const { size } = await stat(path);
  // Names in assets/ carry a hash of what is in them, so they can be kept; pages are asked for again.
  const cache = file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type, 'content-length': size, 'cache-control': cache });
  if (method === 'HEAD') return response.end();
  createReadStream(path)
    .on('error', (error) => response.destroy(error))
    .pipe(response);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve();
  console.log(`Docs on ${url}`);
}
