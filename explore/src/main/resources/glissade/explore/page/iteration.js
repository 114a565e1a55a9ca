// Which iteration is shown. Everything that belongs to one says so in data-k; showing another one
// only moves classes, so playing asks the server nothing.

const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
const scrubber = document.getElementById('at');
const shownText = document.getElementById('at-text');
const playButton = document.getElementById('play');

let kept = [0];
let marks = [];
let at = 0;
let passed = 0;
let timer = 0;
let settled = () => {};

export function onSettled(listener) {
  settled = listener;
}

/** Takes in the iterations that are drawn, and the one to be shown. */
export function index(iterations, chosen) {
  kept = iterations.length ? iterations : [0];
  const shown = Math.min(chosen, kept[kept.length - 1]);
  marks = [...document.querySelectorAll('main [data-k]')]
    .map((element) => ({ k: Number(element.dataset.k), element }))
    .sort((one, other) => one.k - other.k);
  scrubber.max = kept[kept.length - 1];
  for (const mark of marks) {
    mark.element.classList.remove('now');
    mark.element.classList.toggle('future', mark.k > shown);
  }
  passed = marks.findIndex((mark) => mark.k > shown);
  passed = passed < 0 ? marks.length : passed;
  at = shown;
  tell();
  setNow(true);
}

export function shown() {
  return at;
}

/** The iteration that is drawn at or before another. */
function drawn(k) {
  let low = 0;
  let high = kept.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (kept[middle] <= k) { low = middle; } else { high = middle - 1; }
  }
  return low;
}

export function show(k) {
  const next = Math.max(0, Math.min(kept[kept.length - 1], k));
  setNow(false);
  while (passed < marks.length && marks[passed].k <= next) {
    marks[passed++].element.classList.remove('future');
  }
  while (passed > 0 && marks[passed - 1].k > next) {
    marks[--passed].element.classList.add('future');
  }
  at = next;
  tell();
  setNow(true);
}

function setNow(on) {
  const k = kept[drawn(at)];
  for (let i = passed - 1; i >= 0 && marks[i].k >= k; i--) {
    marks[i].element.classList.toggle('now', on && marks[i].k === k);
  }
}

function tell() {
  scrubber.value = at;
  shownText.textContent = at;
  scrubber.setAttribute('aria-valuetext', `iteration ${at}`);
}

/** The sentence of the iteration that is shown. */
export function sentence() {
  return document.querySelector('.states .now')?.textContent ?? '';
}

/** To the next iteration that is drawn, or the one before. */
export function move(direction) {
  pause();
  show(kept[Math.max(0, Math.min(kept.length - 1, drawn(at) + direction))]);
  settled();
}

export function isPlaying() {
  return timer !== 0;
}

export function play() {
  if (at >= kept[kept.length - 1]) {
    show(0);
  }
  playButton.textContent = 'Pause';
  document.documentElement.classList.add('playing');
  const pace = calm.matches ? 500 : Math.max(33, Math.min(400, 10000 / kept.length));
  timer = window.setInterval(advance, pace);
}

function advance() {
  const next = drawn(at) + 1;
  if (next >= kept.length) {
    pause();
    settled();
    return;
  }
  show(kept[next]);
}

export function pause() {
  window.clearInterval(timer);
  timer = 0;
  playButton.textContent = 'Play';
  document.documentElement.classList.remove('playing');
}

export function toggle() {
  if (isPlaying()) {
    pause();
    settled();
  } else {
    play();
  }
}

export function restart() {
  pause();
  show(0);
  settled();
}

/** Shows one iteration in every picture at once; none if it is null. */
export function highlight(k) {
  for (const element of document.querySelectorAll('.hot')) {
    element.classList.remove('hot');
  }
  if (k !== null) {
    for (const element of document.querySelectorAll(`main [data-k="${CSS.escape(k)}"]`)) {
      element.classList.add('hot');
    }
  }
}
