// Whether something happened as a test expected, and what came closest if it did not.
export type NearMiss<Name> = Name & { differences: string[] };
export type Verdict<Name> = { isMet: boolean; count: number; nearMisses: NearMiss<Name>[] };

const SHOWN = 5;

/** Whether those without differences are as many as expected: at least one, unless a number is given. */
export function verdictOn<Name>(compared: NearMiss<Name>[], times: number | undefined): Verdict<Name> {
  const misses = compared.filter(({ differences }) => differences.length > 0);
  const count = compared.length - misses.length;
  const isMet = times === undefined ? count > 0 : count === times;
  const closest = [...misses].sort((left, right) => left.differences.length - right.differences.length);
  return { isMet, count, nearMisses: isMet ? [] : closest.slice(0, SHOWN) };
}

/** `usages[0].value: expected 3, got 4`, for each place that differs. What is not expected does not matter. */
export function differencesOf(expected: unknown, actual: unknown, place = ''): string[] {
  if (Array.isArray(expected) && Array.isArray(actual) && expected.length !== actual.length) {
    return [`${place}: expected ${expected.length} items, got ${actual.length}`];
  }
  if (isNested(expected) && isNested(actual)) {
    const isList = Array.isArray(expected);
    return Object.entries(expected).flatMap(([key, value]) => {
      const inner = isList ? `${place}[${key}]` : place === '' ? key : `${place}.${key}`;
      return differencesOf(value, (actual as Record<string, unknown>)[key], inner);
    });
  }
  return Object.is(expected, actual) ? [] : [`${place}: expected ${shown(expected)}, got ${shown(actual)}`];
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
