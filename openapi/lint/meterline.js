// The laws of the contract (../README.md) as lint rules. Each rule has a bad and a good document in meterline.test.js.

const VERBS = [
  ...['report', 'get', 'list', 'check', 'provision', 'update', 'archive', 'unarchive', 'grant', 'revoke', 'preview'],
  ...['cancel', 'create', 'void', 'consume', 'save', 'estimate', 'delete', 'publish', 'remove', 'import', 'attach'],
  ...['detach', 'link', 'unlink', 'duplicate', 'mint', 'trigger', 'upsert', 'migrate', 'transfer', 'delegate'],
  ...['charge', 'sync', 'mark'],
];
const CAMEL = /^([a-z]+)(?:[A-Z0-9][a-z0-9]*)+$/;

const isJson = (mediaType) => /^application\/(?:[^;]+\+)?json\b/.test(mediaType);
const isSuccess = (status) => /^2/.test(status);
const skipOtherMedia = (_, key) => !isJson(key);

/** The first word of a camelCase name of several words, or undefined. */
const firstWord = (name) => CAMEL.exec(name ?? '')?.[1];

/** Follows references from `location`, to what is meant and where that is. */
function follow(value, location, resolve) {
  const seen = new Set();
  let at = { node: value, location };
  while (at.node?.$ref !== undefined && !seen.has(at.node)) {
    seen.add(at.node);
    const next = resolve(at.node, at.location.source.absoluteRef);
    if (next.node === undefined) return { node: undefined, location: at.location };
    at = { node: next.node, location: next.location };
  }
  return at;
}

/** The schemas that apply to the same value: the parts of allOf, anyOf and oneOf. */
function parts({ node, location }) {
  return ['allOf', 'anyOf', 'oneOf'].flatMap((word) =>
    (node[word] ?? []).map((part, index) => ({ node: part, location: location.child([word, index]) })),
  );
}

/** The schemas of the values inside: properties, items and the values of a map. */
function children({ node, location }) {
  const named = ['properties', 'patternProperties'].flatMap((word) =>
    Object.entries(node[word] ?? {}).map(([name, child]) => ({ node: child, location: location.child([word, name]) })),
  );
  const tuple = (node.prefixItems ?? []).map((child, index) => ({
    node: child,
    location: location.child(['prefixItems', index]),
  }));
  const single = ['items', 'additionalProperties']
    .filter((word) => node[word] !== undefined)
    .map((word) => ({ node: node[word], location: location.child([word]) }));
  return [...named, ...tuple, ...single];
}

const isSchema = (node) => typeof node === 'object' && node !== null;

/** Names of the properties at the top of a schema, through references and compositions. */
function topLevelNames(schema, resolve, seen = new Set()) {
  const at = follow(schema.node, schema.location, resolve);
  if (!isSchema(at.node) || seen.has(at.node)) return new Set();
  seen.add(at.node);
  const names = new Set(Object.keys(at.node.properties ?? {}));
  for (const part of parts(at)) for (const name of topLevelNames(part, resolve, seen)) names.add(name);
  return names;
}

function operationIdVerbNoun() {
  const verbs = VERBS.join(', ');
  return {
    Paths: {
      Operation({ operationId }, { report, location }) {
        if (VERBS.includes(firstWord(operationId))) return;
        report({
          message: `operationId "${operationId ?? ''}" must be a verb and a noun in camelCase; the verbs are ${verbs}.`,
          location: location.child(['operationId']),
        });
      },
    },
    WebhooksMap: {
      Operation({ operationId }, { report, location }) {
        if (firstWord(operationId) === 'on') return;
        report({
          message: `operationId "${operationId ?? ''}" of a webhook must be camelCase and begin with "on".`,
          location: location.child(['operationId']),
        });
      },
    },
  };
}

function flatNamesDoNotCollide() {
  return {
    Paths: {
      Operation(operation, { report, resolve, location, rawLocation, parent }) {
        // A parameter of the operation replaces the one of the path that has the same place and name.
        const parameters = new Map();
        for (const [list, from] of [
          [parent.parameters, rawLocation],
          [operation.parameters, location],
        ]) {
          for (const parameter of list ?? []) {
            const { node } = follow(parameter, from, resolve);
            if (node?.in === 'path' || node?.in === 'query') parameters.set(`${node.in} ${node.name}`, node);
          }
        }
        const places = [...parameters.values()].map(({ in: place, name }) => [name, place]);
        if (operation.requestBody) {
          const body = follow(operation.requestBody, location.child(['requestBody']), resolve);
          const names = Object.entries(body.node?.content ?? {})
            .filter(([mediaType]) => isJson(mediaType))
            .map(([mediaType, media]) => ({
              node: media.schema,
              location: body.location.child(['content', mediaType, 'schema']),
            }))
            .flatMap((schema) => [...topLevelNames(schema, resolve)]);
          for (const name of new Set(names)) places.push([name, 'body']);
        }
        const taken = new Map();
        for (const [name, place] of places) {
          const other = taken.get(name.toLowerCase());
          if (other) {
            report({
              message: `"${name}" in the ${place} collides with "${other.name}" in the ${other.place}; rename one, so that both fit into one flat object.`,
              location: location.child(['operationId']),
            });
          } else taken.set(name.toLowerCase(), { name, place });
        }
      },
    },
  };
}

function required4xx() {
  return {
    Paths: {
      Operation({ operationId, responses }, { report, location, key }) {
        const required = ['400', '401', '403', ...(key === 'post' ? ['409'] : []), '429'];
        const missing = required.filter((status) => !(status in (responses ?? {})));
        if (missing.length === 0) return;
        report({
          message: `${operationId ?? 'The operation'} must say what ${missing.join(', ')} means.`,
          location: location.child(['responses']).key(),
        });
      },
    },
  };
}

function requestBodiesAreClosed() {
  const seen = new Set();
  const check = (schema, { report, resolve }) => {
    const at = follow(schema.node, schema.location, resolve);
    if (!isSchema(at.node) || seen.has(at.node)) return;
    seen.add(at.node);
    if (at.node.properties && at.node.additionalProperties !== false) {
      report({
        message: 'An object in a request body must be closed: add `additionalProperties: false`.',
        location: at.location,
      });
    }
    for (const next of [...parts(at), ...children(at)]) check(next, { report, resolve });
  };
  return {
    Paths: {
      RequestBody: {
        MediaType: {
          skip: skipOtherMedia,
          enter({ schema }, { report, resolve, location }) {
            check({ node: schema, location: location.child(['schema']) }, { report, resolve });
          },
        },
      },
    },
  };
}

function propertiesAreDescribed() {
  return {
    Schema(schema, { report, resolve, location }) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const at = location.child(['properties', name]);
        if (property?.description || follow(property, at, resolve).node?.description) continue;
        report({ message: `The property "${name}" must have a description.`, location: at.key() });
      }
    },
  };
}

function everyMediaTypeHasAnExample() {
  const MediaType = {
    skip: skipOtherMedia,
    enter(media, { report, location }) {
      if ('example' in media || Object.keys(media.examples ?? {}).length > 0) return;
      report({ message: 'A JSON body must have an example: add `examples`.', location: location.key() });
    },
  };
  return {
    RequestBody: { MediaType },
    Response: { skip: (_, status) => !isSuccess(status), MediaType },
  };
}

export default function meterline() {
  return {
    id: 'meterline',
    rules: {
      oas3: {
        'operation-id-verb-noun': operationIdVerbNoun,
        'flat-names-do-not-collide': flatNamesDoNotCollide,
        'required-4xx': required4xx,
        'request-bodies-are-closed': requestBodiesAreClosed,
        'properties-are-described': propertiesAreDescribed,
        'every-media-type-has-an-example': everyMediaTypeHasAnExample,
      },
    },
  };
}
