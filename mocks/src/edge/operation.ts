// What the bundled contract says of each operation, as the edge needs it: where it is, and where its schemas are.
type Json = Record<string, unknown>;

/** A place in the contract, as a JSON pointer after `#`. */
export type Pointer = string;
export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  isRequired: boolean;
  style: string | undefined;
  schema: { type?: string | string[] };
  pointer: Pointer;
};
export type Operation = {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: { isRequired: boolean; pointer: Pointer } | null;
  responses: Map<number, Pointer>;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MEDIA = '/content/application~1json/schema';

export function operationsOf(contract: object): Operation[] {
  const paths = (contract as { paths: Json }).paths;
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in (item as Json)).map((method) => operationAt(contract, path, method)),
  );
}

function operationAt(contract: object, path: string, method: string): Operation {
  const item = `/paths/${escaped(path)}`;
  const pointer = `${item}/${method}`;
  const { operationId, requestBody, responses } = valueAt(contract, pointer) as {
    operationId: string;
    requestBody?: { required?: boolean };
    responses: Json;
  };
  return {
    operationId,
    method,
    path,
    parameters: [item, pointer].flatMap((owner) => parametersOf(contract, owner)),
    body: requestBody
      ? { isRequired: requestBody.required === true, pointer: `${target(contract, `${pointer}/requestBody`)}${MEDIA}` }
      : null,
    responses: new Map(
      Object.keys(responses).map((status) => [
        Number(status),
        `${target(contract, `${pointer}/responses/${status}`)}${MEDIA}`,
      ]),
    ),
  };
}

function parametersOf(contract: object, owner: Pointer): Parameter[] {
  const { parameters = [] } = valueAt(contract, owner) as { parameters?: unknown[] };
  return parameters.map((_, index) => {
    const pointer = target(contract, `${owner}/parameters/${index}`);
    const { required, style, ...parameter } = valueAt(contract, pointer) as Parameter & { required?: boolean };
    return { ...parameter, style, isRequired: required === true, pointer: `${pointer}/schema` };
  });
}

/** Where a place really is: a reference is followed. */
function target(contract: object, pointer: Pointer): Pointer {
  const reference = (valueAt(contract, pointer) as { $ref?: string }).$ref;
  return reference === undefined ? pointer : target(contract, reference.slice(1));
}

function valueAt(contract: object, pointer: Pointer): unknown {
  const parts = pointer.split('/').slice(1);
  return parts.reduce<unknown>(
    (node, part) => (node as Json)[part.replaceAll('~1', '/').replaceAll('~0', '~')],
    contract,
  );
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
