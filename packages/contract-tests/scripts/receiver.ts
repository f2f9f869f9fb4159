// A receiver of webhooks for the HTTP stories, where a person runs them by hand.
import { receiver } from '../src/receiver.ts';

console.log((await receiver()).url);
