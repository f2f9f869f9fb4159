/** What a caught value says for itself. */
export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
