import { expect, it } from 'vitest';
import { urlOf } from './target.ts';

it.each([
  ['/api/v1/customers?limit=1', '/api/v1/customers'],
  ['http://elsewhere:80/api/v1/customers?limit=1', '/api/v1/customers'],
  ['https://elsewhere', '/'],
  ['/api/v1/customers/a.b', '/api/v1/customers/a.b'],
  ['/api/v1/customers/..a', '/api/v1/customers/..a'],
  ['/api?path=/../', '/api'],
])('%s is the path %s', (target, path) => {
  expect(urlOf(target)?.pathname).toBe(path);
});

it.each(['*', '//host/path', '/a/../b', '/a/%2E%2e/b', '/.', '/a\\b', 'ftp://host/', 'http://host//path'])(
  '%s is none',
  (target) => {
    expect(urlOf(target)).toBeNull();
  },
);
