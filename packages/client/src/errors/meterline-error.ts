/** Everything that this client throws, except the reason of a signal that you abort yourself. */
export class MeterlineError extends Error {
  override readonly name: string = 'MeterlineError';
  /** The operation that was called, for example `reportUsage`. Undefined outside a call. */
  readonly operationId: string | undefined;

  /** Puts the operation in front of the message, so that a log line says which call failed. */
  constructor(operationId: string | undefined, detail: string, options?: ErrorOptions) {
    super(operationId === undefined ? detail : `${operationId}: ${detail}`, options);
    this.operationId = operationId;
  }
}
