import { at, element, place } from './draw.js';
import { control, key } from './wire.js';

let scenarios = [];

/** The environments and scenarios that one can choose from. */
export async function showChoices() {
  const [environments, known] = await Promise.all([control('GET', 'environments'), control('GET', 'scenarios')]);
  scenarios = known;
  place(
    'keys',
    environments.map(({ name }) => name),
    (names) => {
      const options = document.createDocumentFragment();
      options.append(...names.map((name) => element('option', [], { value: `server-${name}` })));
      return options;
    },
  );
  place(
    'scenario',
    scenarios.map(({ name }) => name),
    (names) => {
      const options = document.createDocumentFragment();
      options.append(element('option', 'the one it began with', { value: '' }));
      options.append(...names.map((name) => element('option', name, { value: name })));
      return options;
    },
  );
}

export function startState(act) {
  at('key').value = key.get();
  at('open').onsubmit = (event) => {
    event.preventDefault();
    key.set(at('key').value.trim() || 'server-demo');
    act(() => undefined, `Opened ${key.get()}.`);
  };
  at('scenario').onchange = () => {
    const chosen = scenarios.find(({ name }) => name === at('scenario').value);
    at('scenario-description').textContent = chosen?.description ?? '';
  };
  at('reset').onsubmit = (event) => {
    event.preventDefault();
    at('sure-scenario').textContent = at('scenario').value || 'the scenario it began with';
    at('sure').showModal();
  };
  at('sure').onclose = () => {
    const scenario = at('scenario').value;
    if (at('sure').returnValue === 'yes')
      act(() => control('POST', 'reset', scenario ? { scenario } : {}), 'The environment began again.');
    at('sure').returnValue = '';
  };
}
