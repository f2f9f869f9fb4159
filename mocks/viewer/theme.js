import { at } from './draw.js';

const dark = matchMedia('(prefers-color-scheme: dark)');
const chosen = () => localStorage.getItem('meterline-theme') ?? (dark.matches ? 'dark' : 'light');

function show() {
  document.documentElement.dataset.theme = chosen();
  at('theme').textContent = chosen() === 'dark' ? 'Light theme' : 'Dark theme';
}

export function startTheme() {
  dark.addEventListener('change', show);
  at('theme').onclick = () => {
    localStorage.setItem('meterline-theme', chosen() === 'dark' ? 'light' : 'dark');
    show();
  };
  show();
}
