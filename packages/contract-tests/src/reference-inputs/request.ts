// How an entry is written: the method, where it goes, and what it carries.
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What one operation is sent: every body to every address, or every address alone when there is no body. */
export type ReferenceInput = { method: Method; addresses: string[]; bodies: unknown[] };

/** Beside real bodies: the same call is also made without one. */
export const WITHOUT_BODY = undefined;

/** A read, once per address. The query is written as the official client encodes it. */
export function get(...addresses: string[]): ReferenceInput {
  return { method: 'GET', addresses, bodies: [WITHOUT_BODY] };
}

export function del(...addresses: string[]): ReferenceInput {
  return { method: 'DELETE', addresses, bodies: [WITHOUT_BODY] };
}

/** Without bodies: an action that takes none, and gets no Content-Type either. */
export function post(address: string, ...bodies: unknown[]): ReferenceInput {
  return { method: 'POST', addresses: [address], bodies: bodies.length === 0 ? [WITHOUT_BODY] : bodies };
}

export function put(address: string, ...bodies: unknown[]): ReferenceInput {
  return { method: 'PUT', addresses: [address], bodies };
}

export function patch(address: string, ...bodies: unknown[]): ReferenceInput {
  return { method: 'PATCH', addresses: [address], bodies };
}
