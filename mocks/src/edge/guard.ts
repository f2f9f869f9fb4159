// The guard on both sides: each request and each answer is held against the contract. A validator is compiled when it is
// first needed, so that the mock starts at once and a request costs microseconds. Prism's verdicts are the same; a test
// proves it on generated requests.
import { Ajv2020, type ErrorObject, type Options, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Operation, Parameter, Pointer } from './operation.ts';
import { type Violation, violationsIn } from './violation.ts';

/** The parameters of a request, by where they are. Text becomes what the contract says while it is checked. */
export type Parameters = Record<Parameter['in'], Record<string, unknown>>;

const PLACES = ['path', 'query', 'header'] as const;

export class Guard {
  readonly #json: Ajv2020;
  /** Parameters come as text. */
  readonly #text: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(contract: object) {
    const schemas = withPlainDiscriminators(contract);
    this.#json = compiler(schemas, {});
    this.#text = compiler(schemas, { coerceTypes: true });
  }

  request(operation: Operation, parameters: Parameters, body: unknown): Violation[] {
    const found = PLACES.flatMap((place) => this.#parameters(operation, place, parameters[place]));
    return [...found, ...this.#body(operation, body)];
  }

  /** An undocumented status is a violation too. */
  response({ responses }: Operation, status: number, body: unknown): Violation[] {
    const pointer = responses.get(status);
    if (pointer === undefined) return [{ field: 'status', message: `${status} is not documented` }];
    return this.#check(this.#at(pointer), body, 'body');
  }

  #parameters(operation: Operation, place: Parameter['in'], values: Record<string, unknown>): Violation[] {
    const declared = operation.parameters.filter((parameter) => parameter.in === place);
    if (declared.length === 0) return [];
    const validator = this.#compiled(`${operation.operationId} ${place}`, () =>
      this.#text.compile({
        type: 'object',
        properties: Object.fromEntries(declared.map(({ name, pointer }) => [name, reference(pointer)])),
        required: declared.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      }),
    );
    return [...this.#check(validator, values, place), ...infinite(values, place)];
  }

  #body({ body: declared }: Operation, body: unknown): Violation[] {
    if (declared === null) return [];
    if (body != null) return this.#check(this.#at(declared.pointer), body, 'body');
    return declared.isRequired ? [{ field: 'body', message: 'is required' }] : [];
  }

  #at(pointer: Pointer): ValidateFunction {
    return this.#compiled(pointer, () => this.#json.compile(reference(pointer)));
  }

  #compiled(name: string, compile: () => ValidateFunction): ValidateFunction {
    const known = this.#validators.get(name);
    if (known) return known;
    const validator = compile();
    this.#validators.set(name, validator);
    return validator;
  }

  #check(validator: ValidateFunction, value: unknown, place: string): Violation[] {
    return validator(value) ? [] : violationsIn(validator.errors as ErrorObject[], place);
  }
}

/** `1e999` is a number to whoever reads text, and to nobody else. */
function infinite(values: Record<string, unknown>, place: string): Violation[] {
  return Object.entries(values)
    .filter(([, value]) => typeof value === 'number' && !Number.isFinite(value))
    .map(([name]) => ({ field: `${place}.${name}`, message: 'must be a finite number' }));
}

function reference(pointer: Pointer): { $ref: string } {
  return { $ref: `contract#${pointer.split('/').map(encodeURIComponent).join('/')}` };
}

function compiler(contract: object, options: Options): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: true, strictNumbers: true, ...options });
  formats.default(ajv);
  ajv.addFormat('date-time', isInstant);
  return ajv.addSchema(contract, 'contract', undefined, false);
}

const INSTANT = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/;

/** RFC 3339, and really there: neither 30 February nor a leap second, which no clock here could show. */
function isInstant(text: string): boolean {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text))) return false;
  const day = Number(text.slice(8, 10));
  return day <= 28 || day <= new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
}

/** The compiler finds the branch of a discriminator by its constant, and wants no mapping beside it. */
function withPlainDiscriminators(contract: object): object {
  return JSON.parse(JSON.stringify(contract), (key, value) =>
    key === 'discriminator' && value.mapping ? { propertyName: value.propertyName } : value,
  );
}
