// What is wrong with a request, in words: the place as one writes it in code, and what is expected there.
// Example: `body.usages[0].value` `must be integer`.
import type { ErrorObject } from 'ajv/dist/2020.js';

export type Violation = { field: string; message: string };

/** Nobody reads more, and a thousand unknown keys should not make a megabyte. */
const MAXIMUM = 20;
const LONGEST = 300;

export function violationsIn(errors: ErrorObject[], place: string): Violation[] {
  return errors.slice(0, MAXIMUM).map((error) => {
    const { field, message } = toViolation(error, place);
    return { field: field.length > LONGEST ? `${field.slice(0, LONGEST)}…` : field, message };
  });
}

function toViolation({ instancePath, keyword, params, message = 'is wrong' }: ErrorObject, place: string): Violation {
  const field = fieldAt(instancePath, place);
  switch (keyword) {
    case 'required':
      return { field: `${field}.${params.missingProperty}`, message: 'is required' };
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return {
        field: `${field}.${params.additionalProperty ?? params.unevaluatedProperty}`,
        message: 'is not known here',
      };
    case 'enum':
      return { field, message: `must be one of ${params.allowedValues.join(', ')}` };
    case 'discriminator':
      return { field: `${field}.${params.tag}`, message: 'must be one of the documented values' };
    case 'format':
      return { field, message: `must be a valid ${params.format}${EXAMPLES[params.format] ?? ''}` };
    default:
      return { field, message };
  }
}

const EXAMPLES: Record<string, string> = { 'date-time': ', for example 2026-03-10T12:00:00Z' };

/** Keys in a body are joined by dots, keys in a query stand in brackets, as they are sent. */
function fieldAt(instancePath: string, place: string): string {
  const parts = instancePath.split('/').slice(1);
  const names = parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return names.reduce((field, name, depth) => {
    const isInBrackets = /^\d+$/.test(name) || (place === 'query' && depth > 0);
    return isInBrackets ? `${field}[${name}]` : `${field}.${name}`;
  }, place);
}
