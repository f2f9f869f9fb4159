import { code, element, moment, table } from './draw.js';
import { control } from './wire.js';

export async function showNotifications(act) {
  const replay = ({ id, type }) => {
    const button = element('button', 'Replay', { type: 'button', 'aria-label': `Replay ${type} ${id}` });
    button.onclick = () =>
      act(() => control('POST', `notifications/${encodeURIComponent(id)}/replay`), `Sent ${type} again.`);
    return button;
  };
  const notifications = await control('GET', 'notifications');
  table('notifications', {
    caption: 'What webhooks are told, newest first',
    columns: {
      When: (one) => moment(one.createdAt),
      Type: (one) => code(one.type),
      Customer: (one) => one.customerId,
      Webhooks: replay,
    },
    rows: notifications.slice(-100).reverse(),
    empty: 'Nothing to tell yet.',
  });
}
