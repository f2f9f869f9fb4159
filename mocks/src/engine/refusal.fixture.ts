// For tests: a refusal by its code, and by what its message names.
import { expect } from 'vitest';

export function refusedWith(code: string, text = ''): Error {
  return expect.objectContaining({ name: 'Refusal', code, message: expect.stringContaining(text) });
}
