// What is said at the door, before any operation is asked: to a path that leads nowhere, and to a caller without a key.
import { errorReply, type Reply } from './errors.ts';

export function nowhere(path: string): Reply {
  return errorReply(404, null, `There is no operation at ${path}.`);
}

export function notAllowed(method: string, path: string, allowed: string[]): Reply {
  const methods = allowed.map((name) => name.toUpperCase()).join(', ');
  return errorReply(405, null, `${path} takes ${methods}, not ${method}.`);
}

export function badPath(path: string): Reply {
  return errorReply(400, 'BadUserInput', `path: ${path} is not well encoded. Percent-encode UTF-8, and send no NUL.`);
}

export function unauthenticated(apiKey: string | undefined): Reply {
  const problem = apiKey
    ? 'X-API-KEY: send one key of at most 255 characters, without commas.'
    : 'Send your API key in the X-API-KEY header.';
  return errorReply(401, 'Unauthenticated', problem);
}

export function badEnvironment(): Reply {
  const message = 'header.X-Meterline-Environment: send one name of at most 255 characters, without commas.';
  return errorReply(400, 'BadUserInput', message);
}

export function readOnly(): Reply {
  const message = 'X-API-KEY: a publishable key (client-…) may only read. Use a server key.';
  return errorReply(403, 'IdentityForbidden', message);
}
