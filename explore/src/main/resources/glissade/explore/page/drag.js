// Dragging: tells the server which picture was pointed into, and where in the units of its view box.
// What that means is the server's to say.

import { act, currentState } from './server.js';

const STEP = 8;
const FINE = 1;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

let dragged = null;

function inside(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

function chart(exhibit, name) {
  return exhibit.querySelector(`svg[data-chart="${CSS.escape(name)}"]`);
}

function drop(event) {
  if (dragged && dragged.pointer === event.pointerId) {
    dragged = null;
  }
}

export function listen() {
  document.addEventListener('pointerdown', (event) => {
    const handle = event.target.closest?.('[data-drag]');
    const svg = handle?.closest('svg');
    if (!svg || event.button !== 0) {
      return;
    }
    // The picture is drawn anew while it is dragged in; what holds it stays.
    const exhibit = svg.closest('.exhibit');
    exhibit.setPointerCapture(event.pointerId);
    dragged = { what: handle.dataset.drag, picture: svg.dataset.chart, exhibit, pointer: event.pointerId,
      from: currentState() };
    handle.focus?.({ preventScroll: true });
    event.preventDefault();
  });
  document.addEventListener('pointermove', (event) => {
    if (!dragged || dragged.pointer !== event.pointerId) {
      return;
    }
    const svg = chart(dragged.exhibit, dragged.picture);
    if (svg) {
      act({ kind: 'drag', what: dragged.what, picture: dragged.picture, from: dragged.from,
        ...inside(svg, event) });
    }
  });
  document.addEventListener('pointerup', drop);
  document.addEventListener('pointercancel', drop);
  document.addEventListener('dblclick', (event) => {
    const svg = event.target.closest?.('svg[data-adds]') ?? event.target.closest?.('.exhibit svg[data-chart^="data"]');
    if (svg) {
      act({ kind: 'add', picture: svg.dataset.chart, ...inside(svg, event) });
    }
  });
  document.addEventListener('keydown', (event) => {
    const handle = event.target.closest?.('[data-drag]');
    if (!handle) {
      return;
    }
    const picture = handle.closest('svg').dataset.chart;
    if (event.key in ARROWS) {
      const box = handle.getBBox();
      const [right, down] = ARROWS[event.key];
      const step = event.shiftKey ? FINE : STEP;
      act({
        kind: 'drag', what: handle.dataset.drag, picture,
        x: box.x + box.width / 2 + right * step, y: box.y + box.height / 2 + down * step,
      });
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      act({ kind: 'delete', what: handle.dataset.drag });
    } else {
      return;
    }
    event.preventDefault();
  });
}
