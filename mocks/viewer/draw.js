// Draws. Whatever comes from data becomes a text node, so that a name can be anything.
export const at = (id) => document.getElementById(id);

export function element(name, content = [], attributes = {}) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...[content].flat().map((part) => (part instanceof Node ? part : String(part ?? '–'))));
  return made;
}

const drawn = new Map();

/** Draws a place anew only when what it shows has changed, so that focus and scroll stay where they are. */
export function place(id, shown, draw) {
  const print = JSON.stringify(shown);
  if (drawn.get(id) === print) return;
  drawn.set(id, print);
  at(id).replaceChildren(draw(shown));
}

export function table(id, { caption, columns, rows, empty }) {
  place(id, rows, () => (rows.length === 0 ? element('p', empty, { class: 'soft' }) : tableOf(caption, columns, rows)));
}

function tableOf(caption, columns, rows) {
  const heads = Object.keys(columns).map((name) => element('th', name, { scope: 'col' }));
  const lines = rows.map((row) =>
    element(
      'tr',
      Object.values(columns).map((cell) => element('td', cell(row))),
    ),
  );
  const whole = element('table', [
    element('caption', caption),
    element('thead', element('tr', heads)),
    element('tbody', lines),
  ]);
  return element('div', whole, { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption });
}

export const moment = (iso) => (iso ? iso.slice(0, 16).replace('T', ' ') : '–');
export const number = (value) => (value == null ? '–' : value.toLocaleString('en', { maximumFractionDigits: 4 }));
export const money = (amount, currency = '') => (amount == null ? '–' : `${number(amount)} ${currency}`.trim());
export const code = (text) => element('code', text);
export const badge = (text, kind = '') => element('span', text, { class: `badge ${kind}` });

/** A bar, with what it says in words beside it. */
export function bar(used, limit, kind) {
  const share = limit > 0 ? Math.min(1, Math.max(0, used / limit)) : Number(used > 0);
  const fill = element('span', [], { class: kind });
  fill.style.setProperty('inline-size', `${share * 100}%`);
  const track = element('span', fill, { class: 'bar', 'aria-hidden': 'true' });
  return element('span', [track, ` ${number(used)} of ${number(limit)}`], { class: 'used' });
}
