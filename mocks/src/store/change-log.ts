// Keeps what changed in a file, one line for each change, on disk before the change is acknowledged. Carrying out the lines
// again, each at its own instant, gives the same state, because nothing that decides asks for the time or for chance.
// A line that was cut off by a crash was never acknowledged, and is dropped. Any other damage is reported, not repaired.
import {
  closeSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ClockState } from './clock.ts';
import type { EndpointsSnapshot } from './endpoints.ts';
import type { Snapshot } from './snapshot.ts';

/** What happened to an environment, and when by its clock. */
export type Change = { environment: string; at: string } & (
  | { did: 'begin'; scenario: string | object; clock: ClockState }
  | { did: 'call'; operationId: string; input: Record<string, unknown>; idempotencyKey: string | null }
  | { did: 'clock'; clock: ClockState }
  | { did: 'end' }
  | { did: 'restore'; snapshot: Snapshot }
  | { did: 'endpoints'; endpoints: EndpointsSnapshot }
);

export class ChangeLog {
  readonly #path: string;
  #file: number;

  private constructor(path: string, file: number) {
    this.#path = path;
    this.#file = file;
  }

  /** Opens or creates a file, and gives what is in it. One process at a time. */
  static open(path: string): { log: ChangeLog; changes: Change[] } {
    lock(path);
    try {
      const file = openSync(path, 'a+');
      const { changes, length } = read(path);
      ftruncateSync(file, length);
      return { log: new ChangeLog(path, file), changes };
    } catch (error) {
      unlock(path);
      throw error;
    }
  }

  /** Returns when the change is on disk. */
  append(change: Change): void {
    writeSync(this.#file, lineOf(change));
    fdatasyncSync(this.#file);
  }

  /** Puts fewer changes, which come to the same, in the place of all; either the old file is there or the new one. */
  replace(changes: Change[]): void {
    const fresh = `${this.#path}.new`;
    const file = openSync(fresh, 'w');
    for (const change of changes) writeSync(file, lineOf(change));
    fdatasyncSync(file);
    closeSync(file);
    renameSync(fresh, this.#path);
    closeSync(this.#file);
    this.#file = openSync(this.#path, 'a');
  }

  close(): void {
    closeSync(this.#file);
    unlock(this.#path);
  }
}

/** `checksum JSON`, so that a flipped bit is found too. */
function lineOf(change: Change): string {
  const json = JSON.stringify(change);
  return `${checksum(json)} ${json}\n`;
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

function read(path: string): { changes: Change[]; length: number } {
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').slice(0, -1);
  return {
    changes: lines.map((line, index) => changeIn(line, `${path}:${index + 1}`)),
    length: Buffer.byteLength(whole),
  };
}

function changeIn(line: string, place: string): Change {
  const json = line.slice(9);
  if (line.slice(0, 8) === checksum(json)) return JSON.parse(json) as Change;
  throw new Error(`${place} is damaged. Put the file back from a copy, or move it away to begin anew.`);
}

function lock(path: string): void {
  const file = `${path}.lock`;
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner !== process.pid && isRunning(owner)) {
      throw new Error(`${path} is in use by process ${owner}. Stop it first, or give another file.`);
    }
    writeFileSync(file, String(process.pid));
  }
}

function unlock(path: string): void {
  rmSync(`${path}.lock`, { force: true });
}

/** A process that was killed leaves its lock behind. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
