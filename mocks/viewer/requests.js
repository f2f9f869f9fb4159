import { badge, code, moment, table } from './draw.js';
import { control, key } from './wire.js';

const kindOf = (status) => (status < 300 ? 'good' : status < 500 ? 'warn' : 'bad');

export async function showRequests() {
  const requests = await control('GET', 'requests');
  table('requests', {
    caption: 'The newest first',
    columns: {
      When: (one) => moment(one.at),
      Operation: (one) => code(one.operationId),
      Status: (one) => badge(one.status, kindOf(one.status)),
      Code: (one) => one.code,
      Input: (one) => code(JSON.stringify(one.input).slice(0, 120)),
    },
    rows: requests.slice(-100).reverse(),
    empty: `No requests yet. Try: curl -H 'X-API-KEY: ${key.get()}' ${location.origin}/api/v1/customers`,
  });
}
