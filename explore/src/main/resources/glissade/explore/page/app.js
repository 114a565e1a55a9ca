// Brings the page to life: takes input, asks the server, puts in what it has drawn. Nothing is
// computed here.

import * as controls from './controls.js';
import * as drag from './drag.js';
import * as iteration from './iteration.js';
import * as keys from './keys.js';
import * as server from './server.js';
import { swap } from './swap.js';

const SETTLED = 700;

// How long after a change the address tells it, in milliseconds. Telling makes the browser lay the
// page out there and then, which a frame that is being drawn has no time for.
const TOLD = 150;

const spoken = document.getElementById('spoken');
const error = document.getElementById('error');
const scrubber = document.getElementById('at');
const pictures = document.getElementById('pictures');
let quiet = 0;
let telling = 0;

/** Says something once nothing has changed for a while: sliders are not to be commented on. */
function say(words) {
  window.clearTimeout(quiet);
  quiet = window.setTimeout(() => { spoken.textContent = words; }, SETTLED);
}

function show(answer) {
  const playing = iteration.isPlaying();
  swap(answer);
  pictures.setAttribute('aria-busy', String(!answer.whole));
  drag.prepare();
  controls.fill(answer.fields);
  iteration.index(answer.iterations, playing ? iteration.shown() : Number(answer.fields.at.value));
  for (const link of document.querySelectorAll('a[href^="download"]')) {
    const base = link.getAttribute('href').replace(/[?&]state=.*$/, '');
    link.href = `${base}${base.includes('?') ? '&' : '?'}state=${encodeURIComponent(answer.state)}`;
  }
  window.clearTimeout(telling);
  telling = window.setTimeout(() => tell(answer.state), TOLD);
  say(answer.spoken);
}

/** Puts the state into the address. */
function tell(state) {
  const address = `#${state}`;
  if (window.location.hash !== address) {
    window.history.replaceState(null, '', address);
  }
}

function complain(words) {
  if (error.textContent !== words) {
    error.textContent = words;
  }
}

function fromAddress() {
  try {
    return decodeURIComponent(window.location.hash.slice(1));
  } catch {
    return window.location.hash.slice(1);
  }
}

async function copy(button, text) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  } catch {
    complain('The browser does not let this page copy. Mark the text and copy it yourself.');
  }
  window.setTimeout(() => { button.textContent = before; }, 1500);
}

function listen() {
  document.getElementById('play').addEventListener('click', iteration.toggle);
  document.getElementById('restart').addEventListener('click', iteration.restart);
  scrubber.addEventListener('input', () => { iteration.pause(); iteration.show(Number(scrubber.value)); });
  scrubber.addEventListener('change', settle);
  iteration.onSettled(settle);
  document.addEventListener('click', (event) => {
    const target = event.target;
    const move = target.closest('[data-move]');
    const copied = target.closest('[data-copy]');
    const mark = target.closest('main [data-k]');
    if (move) {
      iteration.move(Number(move.dataset.move));
    } else if (copied) {
      copy(copied, document.getElementById(copied.dataset.copy).textContent);
    } else if (target.id === 'copy-link') {
      tell(server.currentState());
      copy(target, window.location.href);
    } else if (mark && !target.closest('[data-drag]')) {
      iteration.pause();
      iteration.show(Number(mark.dataset.k));
      settle();
    }
  });
  for (const [on, off] of [['pointerover', 'pointerout'], ['focusin', 'focusout']]) {
    document.addEventListener(on, (event) => {
      const mark = event.target.closest?.('main [data-k]');
      if (mark) {
        iteration.highlight(mark.dataset.k);
      }
    });
    document.addEventListener(off, (event) => {
      if (event.target.closest?.('main [data-k]')) {
        iteration.highlight(null);
      }
    });
  }
  window.addEventListener('hashchange', () => server.draw(fromAddress()));
}

/** The iteration that was stopped at is part of the state, and is read aloud. */
function settle() {
  server.act({ kind: 'set', name: 'k', value: String(iteration.shown()) });
  say(iteration.sentence());
}

document.documentElement.classList.add('js');
if (window.matchMedia('(max-width: 64rem)').matches) {
  for (const panel of document.querySelectorAll('[data-folds]')) {
    panel.open = false;
  }
}
server.start(fromAddress(), show, complain);
listen();
controls.listen();
drag.listen();
keys.listen();
server.draw(fromAddress());
