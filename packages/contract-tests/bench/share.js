// How near the mock comes to a bare node:http server that validates the same request and the same answer, and decides nothing.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { createMock } from '@meterline/mock';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { ratePerSecond } from './load.js';

const contract = createRequire(import.meta.url)('@meterline/openapi/openapi.json');
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 3);
const headers = { 'x-api-key': 'server-bench' };
const PATH = '/api/v1/customers/customer-test-id/entitlements/check';
const READ = `${PATH}?featureId=feature-seats&requestedUsage=1`;

const mock = await createMock();
const answer = await (await mock.fetch(`http://mock${READ}`, { headers })).json();

const ajv = new Ajv2020({ strict: false, coerceTypes: true, discriminator: false });
formats.default(ajv);
ajv.addSchema(contract, 'contract');
const place = '/paths/~1api~1v1~1customers~1{customerId}~1entitlements~1check/get/responses/200';
const isAnswer = ajv.compile({ $ref: `contract#${encodeURI(place)}/content/application~1json/schema` });
const isQuery = ajv.compile({
  type: 'object',
  required: ['featureId'],
  properties: { featureId: { type: 'string', minLength: 1 }, requestedUsage: { type: 'integer', minimum: 0 } },
});

const bare = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://bare');
  const isSound = pathname === PATH && isQuery(Object.fromEntries(searchParams)) && isAnswer(answer);
  const text = JSON.stringify(answer);
  response.writeHead(isSound ? 200 : 400, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
});
await new Promise((resolve) => bare.listen(4130, '127.0.0.1', resolve));
const { url, close } = await mock.listen({ port: 0 });

const rate = (origin) => ratePerSecond(origin, { method: 'GET', path: READ, headers }, { seconds });

const median = (values) => [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)];
const [ours, theirs] = [[], []];
for (let round = 0; round < Math.ceil(rounds / 2); round += 1) {
  ours.push(await rate(url));
  theirs.push(await rate('http://127.0.0.1:4130'));
}
const share = (median(ours) / median(theirs)) * 100;
console.log(
  `\nChecks a second: ${median(ours).toFixed(0)}, and ${median(theirs).toFixed(0)} of a bare server that only validates: ${share.toFixed(0)} %`,
);
await close();
bare.close();
