// For `npm run mutation` only: a law is tried with 25 cases, the same each time, so that a mutant costs little and
// its fate does not depend on chance.
import { vi } from 'vitest';

vi.mock('fast-check', async (original) => {
  const { default: fc, ...names } = await original<typeof import('fast-check')>();
  const assert = ((law: never, parameters?: object) =>
    fc.assert(law, { ...parameters, numRuns: 25, seed: 4 })) as typeof fc.assert;
  return { ...names, default: { ...fc, assert } };
});
