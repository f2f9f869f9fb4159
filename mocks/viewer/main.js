// Everything is shown anew every two seconds, and after everything that is done. What was asked first never overwrites what
// was asked later.
import { showClock, startClock } from './clock.js';
import { showCustomers } from './customers.js';
import { at } from './draw.js';
import { showFaults, startFaults } from './faults.js';
import { showMeters } from './meters.js';
import { showNotifications } from './notifications.js';
import { showRequests } from './requests.js';
import { showChoices, startState } from './state.js';
import { startTheme } from './theme.js';

const EVERY = 2000;
let isPaused = false;
let shown = Promise.resolve();

function show() {
  shown = shown.then(async () => {
    try {
      const panels = [showClock, showChoices, showFaults, showRequests, showCustomers, showMeters];
      for (const panel of panels) await panel();
      await showNotifications(act);
    } catch (error) {
      say(error.message, true);
    }
  });
  return shown;
}

async function act(action, said) {
  try {
    await action();
    say(said);
  } catch (error) {
    say(error.message, true);
  }
  await show();
}

function say(text, isTrouble = false) {
  at('message').textContent = text;
  at('message').className = isTrouble ? 'bad' : '';
}

async function poll() {
  if (!isPaused && !document.hidden) await show();
  setTimeout(poll, EVERY);
}

at('pause').onclick = () => {
  isPaused = !isPaused;
  at('pause').setAttribute('aria-pressed', String(isPaused));
  at('pause').textContent = isPaused ? 'Go on' : 'Pause';
};
at('customer').onchange = () => show();
startTheme();
startState(act);
startClock(act);
startFaults(act);
poll();
