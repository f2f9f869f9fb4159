// Reads a scenario from a file: JSON, or YAML for those who rather write that. What is in it is checked later.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A name has no extension; a file has one of these. */
export function isScenarioFile(text: string): boolean {
  return /\.(json|ya?ml)$/i.test(text);
}

export function readScenarioFile(path: string): unknown {
  const text = textOf(path);
  try {
    return /\.json$/i.test(path) ? JSON.parse(text) : parse(text);
  } catch (error) {
    throw new TypeError(`scenario: ${path} cannot be read: ${(error as Error).message}`);
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const reason = isMissing ? 'there is no such file' : (error as Error).message;
    throw new TypeError(`scenario: ${path}: ${reason}. Give a name without extension, or the path of a file.`);
  }
}
