// What a caller said: a key that was left out says nothing, and null says that there is to be nothing.
// Example: given { name: 'Pro', description: undefined } is { name: 'Pro' }.

/** A change of some keys of a record, as it comes from a request. */
export type Change<Record, Keys extends keyof Record> = { [Key in Keys]?: Record[Key] | undefined };

export function given<Said extends object>(said: Said): { [Key in keyof Said]?: Exclude<Said[Key], undefined> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as never;
}
