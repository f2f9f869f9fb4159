// Makes the trouble that a fault asks for: it waits, answers instead, carries out twice, or breaks the connection.
import type { FaultWish } from '../store/faults.ts';
import { errorReply, type Reply } from './errors.ts';

const CODES: Record<number, string> = {
  401: 'Unauthenticated',
  403: 'IdentityForbidden',
  409: 'ObjectAlreadyBeingUsedByAnotherRequestError',
  429: 'RateLimitExceeded',
  504: 'OperationTimeout',
};

export async function troubled(fault: FaultWish, carryOut: () => Reply | Promise<Reply>): Promise<Reply> {
  await pause(fault.latency);
  if (fault.connection === 'reset') return { status: 0, headers: {}, body: undefined, broken: 'reset' };
  if (fault.status !== undefined) return instead(fault.status, fault);
  if (fault.duplicate) await carryOut();
  const reply = await carryOut();
  if (fault.connection === 'reset-after-commit') return { ...reply, broken: 'reset' };
  return fault.connection === 'truncate' ? { ...reply, broken: 'truncate' } : reply;
}

function pause(latency: FaultWish['latency']): Promise<void> {
  if (latency === undefined) return Promise.resolve();
  const [least, most] = Array.isArray(latency) ? latency : [latency, latency];
  return new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)));
}

function instead(status: number, { code, retryAfter }: FaultWish): Reply {
  const said = code ?? CODES[status] ?? (status >= 500 ? 'UnexpectedError' : 'BadUserInput');
  const reply = errorReply(status, said, 'A fault that was asked for.');
  if (retryAfter === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(retryAfter) } };
}

const BOUNDS: Record<string, [least: number, most: number]> = {
  status: [400, 599],
  retryAfter: [0, 86_400],
  latency: [0, 600_000],
};
const CONNECTIONS = ['reset', 'reset-after-commit', 'truncate'];

/** `X-Meterline-Fault: status=503`, `latency=200`, `connection=reset-after-commit`, `duplicate`: for one request. */
export function faultIn(header: string | undefined): FaultWish | { problem: string } | null {
  if (!header) return null;
  const wishes = new Map(
    header.split(/[,;]/).map((part) => {
      const [name = '', value = ''] = part.trim().split('=');
      return [name, value];
    }),
  );
  for (const [name, value] of wishes) {
    const problem = problemWith(name, value);
    if (problem) return { problem: `header.X-Meterline-Fault: ${problem}` };
  }
  const number = (name: string) => (wishes.has(name) ? { [name]: Number(wishes.get(name)) } : {});
  const connection = wishes.get('connection') as FaultWish['connection'];
  return {
    ...number('status'),
    ...number('retryAfter'),
    ...number('latency'),
    ...(connection && { connection }),
    ...(wishes.has('duplicate') && { duplicate: true }),
  };
}

function problemWith(name: string, value: string): string | null {
  if (name === 'duplicate') return null;
  if (name === 'connection') {
    return CONNECTIONS.includes(value) ? null : `connection is one of ${CONNECTIONS.join(', ')}, not ${value}.`;
  }
  const bounds = BOUNDS[name];
  if (!bounds) return `${name} is not known. There are status, retryAfter, latency, connection and duplicate.`;
  const [least, most] = bounds;
  const number = Number(value);
  const isFit = value !== '' && number >= least && number <= most && (name === 'latency' || Number.isInteger(number));
  return isFit ? null : `${name} is a number from ${least} to ${most}, not ${value || 'nothing'}.`;
}
