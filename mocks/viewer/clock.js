import { at, badge, moment, table } from './draw.js';
import { control } from './wire.js';

export async function showClock() {
  const { now, mode } = await control('GET', 'clock');
  at('now').textContent = `${moment(now)} UTC`;
  at('now').dateTime = now;
  at('mode').textContent = mode === 'running' ? "Runs with the machine's clock" : 'Stands still until it is moved';
}

function showHappenings(happenings) {
  table('happenings', {
    caption: `${happenings.length} ${happenings.length === 1 ? 'thing' : 'things'} happened`,
    columns: { When: (one) => moment(one.at), What: (one) => badge(one.type), Customer: (one) => one.customerId },
    rows: happenings,
    empty: 'Nothing happened on the way.',
  });
}

/** `act` does something, shows everything anew, and says what was done. */
export function startClock(act) {
  const move = (name, body) =>
    act(async () => showHappenings((await control('POST', name, body)).happenings), 'The clock moved.');
  for (const button of document.querySelectorAll('[data-advance]'))
    button.onclick = () => move('clock/advance', { duration: button.dataset.advance });
  at('next').onclick = () => move('clock/next', {});
}
