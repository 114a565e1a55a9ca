// Shows what the server tells of a run, and asks it to stop. Everything that is seen was drawn by the server.
import { replace } from './swap.js';

const how = document.getElementById('how');
const said = document.getElementById('said');
const stop = document.getElementById('stop');
const hold = document.getElementById('hold');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const events = new EventSource('events');
let waiting = null;
let shownAt = -Infinity;

function show(state) {
  waiting = null;
  shownAt = performance.now();
  how.textContent = state.sentence;
  for (const [id, html] of Object.entries(state.fragments ?? {})) replace(document.getElementById(id), html);
}

function take(state) {
  const often = !calm.matches || performance.now() - shownAt > 1000;
  if (hold.getAttribute('aria-pressed') === 'false' && often) show(state);
  else waiting = state;
}

events.addEventListener('state', event => take(JSON.parse(event.data)));
events.addEventListener('end', event => {
  events.close();
  const state = JSON.parse(event.data);
  show(state);
  how.classList.add(state.usable ? 'good' : 'bad');
  said.textContent = state.sentence;
  stop.disabled = hold.disabled = true;
});

stop.addEventListener('click', async () => {
  said.textContent = 'Stopping …';
  stop.disabled = true;
  await fetch('stop', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' });
});
hold.addEventListener('click', () => {
  const still = hold.getAttribute('aria-pressed') === 'false';
  hold.setAttribute('aria-pressed', String(still));
  if (!still && waiting) show(waiting);
});
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === 's') stop.click();
  if (key === 'h') hold.click();
});
