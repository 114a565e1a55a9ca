// What the page asks its server. One request is under way at a time; meanwhile only the newest of
// each kind of action is kept, so whatever is dragged is drawn as often as the server can.

// What is out of sight is drawn once nothing has been asked for this long, in milliseconds.
const REST = 120;

const waiting = new Map();
let busy = false;
let resting = 0;
let listener = () => {};
let complaint = () => {};
let state = '';

export function start(first, onAnswer, onError) {
  state = first;
  listener = onAnswer;
  complaint = onError;
}

export function currentState() {
  return state;
}

/** Draws another state as it stands. */
export function draw(other) {
  waiting.clear();
  enqueue('draw', () => ['draw', { state: other }]);
}

/** Draws what was out of sight. */
function rest() {
  enqueue('rest', () => ['draw', { state }]);
}

/** Does something with the state there is when it gets its turn. */
export function act(action) {
  const key = [action.kind, action.name, action.what].join(' ');
  enqueue(key, () => ['act', { state, action, unseen: unseen() }]);
}

function enqueue(key, request) {
  window.clearTimeout(resting);
  waiting.delete(key);
  waiting.set(key, request);
  if (!busy) {
    next();
  }
}

async function next() {
  const first = waiting.keys().next();
  if (first.done) {
    return;
  }
  const [path, body] = waiting.get(first.value)();
  waiting.delete(first.value);
  busy = true;
  try {
    await ask(path, body);
    complaint('');
  } catch (error) {
    complaint(error instanceof TypeError
      ? 'The server of this page does not answer. Is glissade still running?'
      : error.message);
  }
  busy = false;
  next();
}

async function ask(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...body, have: hashes() }),
  });
  if (!response.ok) {
    throw new Error((await response.text()).trim());
  }
  const answer = await response.json();
  state = answer.state;
  listener(answer);
  if (!answer.whole && waiting.size === 0) {
    resting = window.setTimeout(rest, REST);
  }
}

function hashes() {
  const have = {};
  for (const element of document.querySelectorAll('.fragment')) {
    have[element.id] = element.dataset.hash;
  }
  return have;
}

/** The pictures that are out of sight. */
function unseen() {
  const out = {};
  for (const element of document.querySelectorAll('.exhibit')) {
    const box = element.getBoundingClientRect();
    if (box.bottom < 0 || box.top > window.innerHeight) {
      out[element.id] = true;
    }
  }
  return out;
}
