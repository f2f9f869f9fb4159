// The files of the viewer at `/_mock/`. They hold no data, so they need no API key; the page asks for data with one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Reply } from './errors.ts';
import { notAllowed, nowhere } from './turned-away.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** Nothing from another host, and no script or style inside the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Seen from what is built the folder is one up, from the sources two. */
const FOLDER = ['../viewer/', '../../viewer/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

/** Only these are served, whatever is asked. */
const FILES = new Set(FOLDER ? readdirSync(FOLDER) : []);

/** The reply for a path of the viewer, or null for any other. */
export function viewerReply(method: string, path: string): Reply | null {
  if (path !== '/_mock/' && !path.startsWith('/_mock/viewer/')) return null;
  const name = path === '/_mock/' ? 'index.html' : path.slice('/_mock/viewer/'.length);
  if (!FOLDER || !FILES.has(name)) return nowhere(path);
  if (method !== 'GET') return notAllowed(method, path, ['get']);
  const headers = {
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-cache',
  };
  return { status: 200, headers, body: undefined, text: readFileSync(new URL(name, FOLDER), 'utf8') };
}
