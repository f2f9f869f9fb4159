import { MeterlineError } from './meterline-error.ts';

/** No complete answer arrived within `timeout`. The server may have carried the request out nevertheless. */
export class TimeoutError extends MeterlineError {
  override readonly name: string = 'TimeoutError';
}
