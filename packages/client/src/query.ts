/**
 * Writes a query: arrays joined by commas, objects in brackets, null as an empty value, dates as ISO 8601. Undefined values
 * and empty arrays are left out.
 */
export function serializeQuery(query: Record<string, unknown>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => pairs(encodeURIComponent(name), value))
    .join('&');
}

function pairs(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.length === 0 ? [] : [`${name}=${value.map(encode).join(',')}`];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [`${name}=${encode(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => pairs(`${name}[${encodeURIComponent(key)}]`, inner));
}

function encode(value: unknown): string {
  if (value === null || value === undefined) return '';
  return encodeURIComponent(value instanceof Date ? value.toISOString() : String(value));
}
