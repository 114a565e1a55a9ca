// Puts what the server has drawn in the place of what it had drawn before. What is open stays open,
// what is focused stays focused, what is scrolled stays where it is.

export function swap(answer) {
  order(answer.pictures);
  const changes = [];
  for (const [id, html] of Object.entries(answer.fragments)) {
    const element = document.getElementById(id);
    if (element) {
      changes.push([element, html]);
      element.dataset.hash = answer.hashes[id];
    }
  }
  replaceAll(changes);
}

/** Makes the pictures those of a list, in its order, and keeps those that are there. */
function order(ids) {
  const parent = document.getElementById('pictures');
  for (const element of [...parent.children]) {
    if (!ids.includes(element.id)) {
      element.remove();
    }
  }
  ids.forEach((id, place) => {
    let element = document.getElementById(id);
    if (!element) {
      element = document.createElement('div');
      element.id = id;
      element.className = 'fragment exhibit';
    }
    if (parent.children[place] !== element) {
      parent.insertBefore(element, parent.children[place] ?? null);
    }
  });
}

/** Puts new content into an element. */
export function replace(element, html) {
  replaceAll([[element, html]]);
}

/**
 * Puts new content into elements. What they look like is asked of all before any is changed: asked
 * in between, the browser would lay the whole page out once for each.
 */
function replaceAll(changes) {
  const before = changes.map(([element]) => look(element));
  for (const [element, html] of changes) {
    element.innerHTML = html;
  }
  changes.forEach(([element], i) => restore(element, before[i]));
}

function look(element) {
  return {
    focused: element.contains(document.activeElement) ? nameOf(document.activeElement) : null,
    open: [...element.querySelectorAll('details')].map((details) => details.open),
    scrolled: [...element.querySelectorAll('.scroll')].map(place),
  };
}

/** Where a box is scrolled to. What nobody has opened is not laid out only to be asked. */
function place(box) {
  return box.closest('details:not([open])') ? [0, 0] : [box.scrollLeft, box.scrollTop];
}

function restore(element, { focused, open, scrolled }) {
  element.querySelectorAll('details').forEach((details, i) => {
    if (open[i]) {
      details.open = true;
    }
  });
  element.querySelectorAll('.scroll').forEach((box, i) => {
    const [left, top] = scrolled[i] ?? [0, 0];
    if (left || top) {
      box.scrollLeft = left;
      box.scrollTop = top;
    }
  });
  if (focused) {
    const found = element.querySelector(focused);
    // What is drawn anew cannot be focused before it is said to be.
    if (found?.hasAttribute('data-drag')) {
      found.setAttribute('tabindex', '0');
    }
    found?.focus({ preventScroll: true });
  }
}

/** A selector by which the same thing is found in what is drawn next. */
function nameOf(element) {
  for (const attribute of ['data-drag', 'data-copy', 'href']) {
    if (element.hasAttribute(attribute)) {
      return `[${attribute}="${CSS.escape(element.getAttribute(attribute))}"]`;
    }
  }
  if (element.dataset.act) {
    return `[data-act="${CSS.escape(element.dataset.act)}"][data-value="${CSS.escape(element.dataset.value ?? '')}"]`;
  }
  return element.id ? `#${CSS.escape(element.id)}` : element.tagName.toLowerCase();
}
