// Reads a scenario from a file: JSON, or YAML for those who rather write that. What is in it is checked later; what reads
// YAML is loaded when it is first needed, so that the mock starts at once.
import { readFileSync } from 'node:fs';

/** A name has no extension; a file has one of these. */
export function isScenarioFile(text: string): boolean {
  return /\.(json|ya?ml)$/i.test(text);
}

export async function readScenarioFile(path: string): Promise<unknown> {
  const text = textOf(path);
  try {
    return /\.json$/i.test(path) ? JSON.parse(text) : (await import('yaml')).parse(text);
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
