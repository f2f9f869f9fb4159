// What the first line of a request asks for: a path, or, as proxies send it, a whole address whose path counts.
// A path that walks (`..`), or that could be read as an address (`//host`), is none.
const WALKS = /(^|\/)(\.|%2e){1,2}(\/|$)/i;

export function urlOf(target: string): URL | null {
  const path = target.replace(/^https?:\/\/[^/?#]+/i, '');
  if (path !== '' && !/^[/?]/.test(path)) return null;
  const [plain = ''] = path.split(/[?#]/, 1);
  if (plain.startsWith('//') || plain.includes('\\') || WALKS.test(plain)) return null;
  return URL.parse(path.startsWith('/') ? path : `/${path}`, 'http://mock');
}
