// Keys that work wherever the focus is, unless it is where they mean something else.

import * as iteration from './iteration.js';

const help = document.getElementById('help');

const OWN_ARROWS = 'input, select, textarea, [data-drag], pre, .scroll, dialog *';
const OWN_SPACE = 'button, a, summary, input, select, textarea, dialog *';
const OWN_LETTERS = 'input:not([type=range]):not([type=checkbox]), select, textarea';

function meaning(event) {
  const target = event.target;
  switch (event.key) {
    case ' ': return target.matches(OWN_SPACE) ? null : iteration.toggle;
    case 'ArrowLeft': return target.matches(OWN_ARROWS) ? null : () => iteration.move(-1);
    case 'ArrowRight': return target.matches(OWN_ARROWS) ? null : () => iteration.move(1);
    case 'r': case 'R': return target.matches(OWN_LETTERS) ? null : iteration.restart;
    case '?': return target.matches(OWN_LETTERS) ? null : () => help.open || help.showModal();
    default: return null;
  }
}

export function listen() {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const what = meaning(event);
    if (what) {
      event.preventDefault();
      what();
    }
  });
  document.getElementById('help-button').addEventListener('click', () => help.showModal());
}
