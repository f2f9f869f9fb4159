// Finds the operation of a request in as many steps as its path has segments, however many operations there are.
// A fixed segment wins over a parameter.
export type Match<Operation> = { operation: Operation; path: Record<string, string> };

type Node<Operation> = {
  fixed: Map<string, Node<Operation>>;
  parameter: Node<Operation> | null;
  methods: Map<string, { operation: Operation; names: string[] }>;
};

export class Router<Operation> {
  readonly #root: Node<Operation> = newNode();

  add(method: string, path: string, operation: Operation): void {
    const names: string[] = [];
    let node = this.#root;
    for (const segment of segmentsOf(path)) {
      if (segment.startsWith('{')) {
        names.push(segment.slice(1, -1));
        node.parameter ??= newNode();
        node = node.parameter;
      } else {
        node = childOf(node, segment);
      }
    }
    node.methods.set(method.toLowerCase(), { operation, names });
  }

  /** The operation, or the methods that the path has instead, or null for an unknown path. What is not well encoded stands
   * for itself. */
  match(method: string, path: string): Match<Operation> | { allowed: string[] } | null {
    const segments = segmentsOf(path);
    const found = find(this.#root, segments, 0, [], method.toLowerCase());
    if (found && 'names' in found) {
      const entries = found.names.map((name, index) => [name, decode(found.values[index] as string)] as const);
      return { operation: found.operation, path: Object.fromEntries(entries) };
    }
    return found;
  }
}

function newNode<Operation>(): Node<Operation> {
  return { fixed: new Map(), parameter: null, methods: new Map() };
}

function childOf<Operation>(node: Node<Operation>, segment: string): Node<Operation> {
  const known = node.fixed.get(segment);
  if (known) return known;
  const child = newNode<Operation>();
  node.fixed.set(segment, child);
  return child;
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

type Found<Operation> = { operation: Operation; names: string[]; values: string[] } | { allowed: string[] } | null;

function find<Operation>(
  node: Node<Operation>,
  segments: string[],
  depth: number,
  values: string[],
  method: string,
): Found<Operation> {
  const segment = segments[depth];
  if (segment === undefined) {
    const hit = node.methods.get(method);
    if (hit) return { ...hit, values };
    return node.methods.size > 0 ? { allowed: [...node.methods.keys()] } : null;
  }
  const fixed = node.fixed.get(segment);
  const first = fixed ? find(fixed, segments, depth + 1, values, method) : null;
  if (first && !('allowed' in first)) return first;
  const second =
    node.parameter && segment !== '' ? find(node.parameter, segments, depth + 1, [...values, segment], method) : null;
  return second ?? first;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Percent-encoded UTF-8 without NUL. */
export function isWellEncoded(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    return false;
  }
}
