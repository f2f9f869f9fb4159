// The mock as handlers of Mock Service Worker, for code that calls a fixed address: what it sends there arrives here.
import { type HttpHandler, HttpResponse, http } from 'msw';
import type { Mock } from './create-mock.ts';

export type HandlersOptions = {
  /** The address that your code calls, for example `https://api.stigg.io`. Everything under it is answered by the mock. */
  baseUrl: string;
};

export function handlers(mock: Pick<Mock, 'fetch'>, { baseUrl }: HandlersOptions): HttpHandler[] {
  const base = baseFrom(baseUrl);
  return [
    http.all(under(base), async ({ request }) => {
      try {
        return await mock.fetch(...arriving(request, base, await request.arrayBuffer()));
      } catch {
        // A fault broke the connection: the caller sees a network error, as it would from afar.
        return HttpResponse.error();
      }
    }),
  ];
}

function baseFrom(baseUrl: string): URL {
  const url = URL.parse(baseUrl);
  if (url && /^https?:$/.test(url.protocol)) return url;
  const said = JSON.stringify(baseUrl);
  throw new TypeError(`handlers: baseUrl: ${said} is no address. Give one such as https://api.example.com.`);
}

function under({ origin, pathname }: URL): RegExp {
  const base = `${origin}${pathname.replace(/\/+$/, '')}`;
  return new RegExp(`^${base.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(/|$)`);
}

/** The request as the mock expects it: without what stands before the API's own path. */
function arriving({ url, method, headers }: Request, base: URL, body: ArrayBuffer): Parameters<typeof fetch> {
  const { pathname, search } = new URL(url);
  const path = pathname.slice(base.pathname.replace(/\/+$/, '').length);
  return [`http://mock${path}${search}`, { method, headers, ...(body.byteLength > 0 && { body }) }];
}
