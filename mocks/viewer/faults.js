import { at, code, number, table } from './draw.js';
import { control } from './wire.js';

/** What each kind of trouble needs beside its name, and how the control plane takes it. */
const KINDS = {
  status: { label: 'Status', min: 400, max: 599, value: 503, faultOf: (amount) => ({ status: amount }) },
  latency: {
    label: 'Milliseconds',
    min: 0,
    max: 60_000,
    value: 2000,
    faultOf: (amount) => ({ latency: amount }),
  },
  reset: { faultOf: () => ({ connection: 'reset' }) },
  drop: { faultOf: () => ({ connection: 'reset-after-commit' }) },
  truncate: { faultOf: () => ({ connection: 'truncate' }) },
  duplicate: { faultOf: () => ({ duplicate: true }) },
};

export async function showFaults() {
  table('faults', {
    caption: 'Trouble for requests',
    columns: {
      Operation: (one) => code(one.operationId ?? 'all'),
      Trouble: ({ id, operationId, seen, hit, ...what }) => JSON.stringify(what),
      Seen: (one) => number(one.seen),
      Hit: (one) => number(one.hit),
    },
    rows: await control('GET', 'faults'),
    empty: 'No faults: every request is answered.',
  });
}

export function startFaults(act) {
  at('fault-kind').onchange = () => {
    const { label, min, max, value } = KINDS[at('fault-kind').value];
    const amount = at('fault-amount');
    amount.hidden = at('fault-amount-label').hidden = label === undefined;
    amount.required = label !== undefined;
    if (label === undefined) return;
    at('fault-amount-label').textContent = label;
    Object.assign(amount, { min, max, value });
  };
  at('fault').onsubmit = (event) => {
    event.preventDefault();
    const fault = KINDS[at('fault-kind').value].faultOf(Number(at('fault-amount').value));
    const operationId = at('fault-operation').value.trim();
    const times = at('fault-times').value;
    const wish = { ...fault, ...(operationId && { operationId }), ...(times && { times: Number(times) }) };
    act(() => control('POST', 'faults', wish), 'The fault waits for requests.');
  };
  at('clear-faults').onclick = () => act(() => control('DELETE', 'faults'), 'No more faults.');
}
