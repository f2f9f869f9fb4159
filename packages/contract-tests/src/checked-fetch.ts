// A fetch that holds every answer against the contract, independently of the mock's own guard.
import { operationOf, responseValidator } from './contract.ts';

export function checkedFetch(inner: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    const { method } = request;
    const response = await inner(request);
    const operation = operationOf(method, pathname);
    if (!operation) return response;
    const body = await response.clone().json();
    const validate = responseValidator(operation, response.status);
    if (!validate(body)) {
      const problems = validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`).join('; ');
      throw new Error(
        `${operation.operationId} ${response.status} breaks the contract: ${problems}\n${JSON.stringify(body)}`,
      );
    }
    return response;
  };
}
