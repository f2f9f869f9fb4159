import type { Handler } from '../handler.ts';
import { takeCredits } from './consume-credits.ts';

/** The mock takes the credits at once: a caller that waits for the balance to follow never waits long. */
export const consumeCreditsAsync: Handler<'consumeCreditsAsync'> = ({ consumptions }, { store, at }) => {
  for (const [index, line] of consumptions.entries()) takeCredits(store, line, `body.consumptions[${index}]`, at);
  return { status: 200, body: { data: {} } };
};
