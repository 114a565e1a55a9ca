// Dragging: tells the server which picture was pointed into, and where in the units of its view box.
// What that means is the server's to say.

import { act, currentState } from './server.js';

const STEP = 8;
const FINE = 1;
const REACH = 16;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

let dragged = null;
let chosen = null;

/** Makes what can be dragged known to keys and to people who do not see it. Of many points one is in
    the order of Tab; the others are reached from it. */
export function prepare() {
  for (const svg of document.querySelectorAll('.exhibit svg:has([data-drag])')) {
    const handles = [...svg.querySelectorAll('[data-drag]')];
    const first = handles.find((handle) => handle.dataset.drag === chosen) ?? handles[0];
    svg.setAttribute('role', 'group');
    for (const handle of handles) {
      handle.setAttribute('tabindex', handle === first ? '0' : '-1');
      handle.setAttribute('role', 'button');
      handle.setAttribute('aria-roledescription', 'handle');
      handle.setAttribute('aria-label', nameOf(handle.dataset.drag));
    }
  }
}

function nameOf(what) {
  return what.startsWith('point:') ? `Row ${Number(what.slice(6)) + 1}` : `The ${what} of the descent`;
}

function inside(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function middle(handle) {
  const box = handle.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

/** The nearest thing that can be dragged, if one is near enough: points are smaller than fingers. */
function near(event) {
  const svg = event.target.closest?.('.exhibit svg');
  let nearest = null;
  let least = REACH;
  for (const handle of svg?.querySelectorAll('[data-drag]') ?? []) {
    const [x, y] = middle(handle);
    const away = Math.hypot(event.clientX - x, event.clientY - y);
    if (away < least) {
      least = away;
      nearest = handle;
    }
  }
  return nearest;
}

function choose(handle) {
  chosen = handle.dataset.drag;
  prepare();
  handle.focus({ preventScroll: true });
}

function begin(event) {
  const handle = event.button === 0 ? near(event) : null;
  if (!handle) {
    return;
  }
  const svg = handle.closest('svg');
  // The picture is drawn anew while it is dragged in; what holds it stays.
  const exhibit = svg.closest('.exhibit');
  exhibit.setPointerCapture(event.pointerId);
  dragged = {
    what: handle.dataset.drag, picture: svg.dataset.chart, exhibit, pointer: event.pointerId,
    from: currentState(),
  };
  choose(handle);
  event.preventDefault();
}

function drag(event) {
  if (!dragged || dragged.pointer !== event.pointerId) {
    return;
  }
  const svg = dragged.exhibit.querySelector(`svg[data-chart="${CSS.escape(dragged.picture)}"]`);
  if (svg) {
    act({ kind: 'drag', what: dragged.what, picture: dragged.picture, from: dragged.from, ...inside(svg, event) });
  }
}

function drop(event) {
  if (dragged && dragged.pointer === event.pointerId) {
    dragged = null;
  }
}

function add(event) {
  const svg = event.target.closest?.('.exhibit svg[data-chart="data"]');
  if (svg && !near(event)) {
    act({ kind: 'add', picture: svg.dataset.chart, ...inside(svg, event) });
  }
}

function moveBy(handle, [right, down], step) {
  const svg = handle.closest('svg');
  const [x, y] = middle(handle);
  const at = inside(svg, { clientX: x, clientY: y });
  act({
    kind: 'drag', what: handle.dataset.drag, picture: svg.dataset.chart,
    x: at.x + right * step, y: at.y + down * step,
  });
}

function another(handle, direction) {
  const handles = [...handle.closest('svg').querySelectorAll('[data-drag]')];
  const place = handles.indexOf(handle) + direction;
  choose(handles[(place + handles.length) % handles.length]);
}

function press(event) {
  const handle = event.target.closest?.('[data-drag]');
  if (!handle) {
    return;
  }
  if (event.key in ARROWS) {
    moveBy(handle, ARROWS[event.key], event.shiftKey ? FINE : STEP);
  } else if (event.key === 'Delete' || event.key === 'Backspace') {
    act({ kind: 'delete', what: handle.dataset.drag });
  } else if (event.key === 'PageUp' || event.key === 'PageDown') {
    another(handle, event.key === 'PageUp' ? -1 : 1);
  } else {
    return;
  }
  event.preventDefault();
}

export function listen() {
  document.addEventListener('pointerdown', begin);
  document.addEventListener('pointermove', drag);
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', drop);
  document.addEventListener('dblclick', add);
  document.addEventListener('keydown', press);
}
