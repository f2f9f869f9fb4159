import { MeterlineError } from './meterline-error.ts';

/** The call cannot be sent as it is written: a path parameter is empty, say, or a name is unknown. Nothing was sent. */
export class InputError extends MeterlineError {
  override readonly name: string = 'InputError';
}
