// A well-formed request that a rule of the domain forbids. It names the field and the way out, and changes nothing.
// The status of a code: what is missing is 404, what contradicts the state is 409, what is not allowed is 403, and every
// other broken rule is 400 (the split that the reference API leaves open).

const NOT_FOUND = /NotFound(Error)?$|^NoDraftOfferFound$|^MissingBillingInvoiceError$/;
const CONFLICT = new Set([
  'DuplicatedEntityNotAllowed',
  'EntitlementBelongsToFeatureGroupError',
  'ObjectAlreadyBeingUsedByAnotherRequestError',
  'DraftAlreadyExists',
  'ImportAlreadyInProgress',
  'ResyncAlreadyInProgress',
]);
const FORBIDDEN = new Set([
  'IdentityForbidden',
  'AccessDeniedError',
  'NoFeatureEntitlementError',
  'AuthCustomerMismatch',
  'AuthCustomerReadonly',
]);

export type RefusalStatus = 400 | 403 | 404 | 409;

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  get status(): RefusalStatus {
    if (NOT_FOUND.test(this.code)) return 404;
    if (CONFLICT.has(this.code)) return 409;
    return FORBIDDEN.has(this.code) ? 403 : 400;
  }
}

/** The thing, or a refusal that says which id was looked for and in which field. */
export function known<T>(thing: T | undefined, code: string, what: string, field: string, id: string): T {
  if (thing !== undefined) return thing;
  throw new Refusal(code, `${field}: there is no ${what} with the id ${JSON.stringify(id)}.`);
}

/** What a part of a request is refused for names its field as it stands in the whole: `body.x` is `body.rows[2].x`. */
export function inField<Result>(field: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(error.code, error.message.replace(/^body/, field));
    throw error;
  }
}

/** Nothing has the id yet, or a refusal. */
export function assertFree(thing: object | undefined, what: string, field: string, id: string): void {
  if (thing === undefined) return;
  throw new Refusal(
    'DuplicatedEntityNotAllowed',
    `${field}: a ${what} with the id ${JSON.stringify(id)} exists already. Choose another id, or update that one.`,
  );
}
