// A fetch that holds every answer against the contract, independently of the mock's own guard.
import { type Operation, operationOf, responseValidator } from './contract.ts';

export function checkedFetch(inner: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = init === undefined && input instanceof Request ? input : new Request(input, init);
    const operation = operationOf(request.method, new URL(request.url).pathname);
    const response = await inner(request);
    if (!operation) return response;
    const text = await response.text();
    assertKept(operation, response.status, JSON.parse(text));
    return new Response(text, { status: response.status, statusText: response.statusText, headers: response.headers });
  };
}

/** What an operation answered is what the contract says, or an error that tells what is not. */
export function assertKept(operation: Operation, status: number, body: unknown): void {
  const validate = responseValidator(operation, status);
  if (validate(body)) return;
  const problems = validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ');
  throw new Error(`${operation.operationId} ${status} breaks the contract: ${problems}\n${JSON.stringify(body)}`);
}
