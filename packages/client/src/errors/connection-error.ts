import { MeterlineError } from './meterline-error.ts';

/** No answer arrived: the host is unknown, the connection broke, … The reason is in `cause`. */
export class ConnectionError extends MeterlineError {
  override readonly name: string = 'ConnectionError';
}
