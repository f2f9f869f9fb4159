/** Fills `{name}` in a path. Only what a path segment may hold stays as it is (RFC 3986: unreserved, sub-delims, `:`, `@`). */
export function serializePath(path: string, values: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(String(values[name])));
}

/** Whether a value names a segment of its own: an empty one or a dot segment would lead to another path. */
export function isSegment(value: unknown): boolean {
  return value !== undefined && value !== null && !['', '.', '..'].includes(String(value));
}

function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);
}
