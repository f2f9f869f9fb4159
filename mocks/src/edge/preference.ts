// Reads the Prefer header: `code=404`, `example=seats`, `dynamic=true` ask for a plain example instead of behaviour.
import type { Preference } from './prism.ts';

export function preferenceIn(header: string | undefined, isStatic: boolean): Preference | null {
  if (header === undefined) return isStatic ? {} : null;
  const wishes = new Map(header.split(/[,;]/).map((part) => nameAndValue(part.trim())));
  const preference: Preference = {};
  const code = Number(wishes.get('code'));
  if (Number.isInteger(code) && code > 0) preference.code = code;
  const example = wishes.get('example');
  if (example) preference.exampleKey = example;
  if (wishes.has('dynamic')) preference.dynamic = wishes.get('dynamic') !== 'false';
  return isStatic || Object.keys(preference).length > 0 ? preference : null;
}

function nameAndValue(part: string): [string, string] {
  const [name = '', value = ''] = part.split('=');
  return [name, value];
}
