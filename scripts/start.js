// npm start: the mock and the docs, side by side, until you stop them.
import { serve } from '@meterline/docs/serve';
import { createMock } from '@meterline/mock';

const mock = await createMock();
const api = await mock.listen({ port: 4010, log: console.log }).catch(explain('the mock', 4010));
const docs = await serve({ port: 4000, host: '127.0.0.1' }).catch(explain('the docs', 4000));

console.log(`
  Mock   ${api.url}      one API key, one environment; try server-demo
  Docs   ${docs.url}

  curl -s -X POST ${api.url}/api/v1/usage \\
    -H 'X-API-KEY: server-demo' -H 'Content-Type: application/json' \\
    -d '{"usages":[{"customerId":"customer-test-id","featureId":"feature-seats","value":10,"resourceId":"resource-01"}]}'
`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await Promise.all([mock.close(), docs.close()]);
    process.exit(0);
  });
}

function explain(what, port) {
  return (error) => {
    const fix = error.code === 'EADDRINUSE' ? `Another program has port ${port}; stop it first.` : '';
    console.error(`Cannot start ${what}: ${error.message}. ${fix}`);
    process.exit(1);
  };
}
