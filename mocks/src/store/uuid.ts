/** A uuid made of a name: the same name gives the same uuid. */
export function uuidOf(name: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of name) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  const hex = hash.toString(16).padStart(16, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-8000-${hex.slice(4)}`;
}
