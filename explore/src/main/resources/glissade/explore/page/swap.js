// Puts what the server has drawn in the place of what it had drawn before. What is open stays open,
// what is focused stays focused, what is scrolled stays where it is.

export function swap(answer) {
  order(answer.pictures);
  for (const [id, html] of Object.entries(answer.fragments)) {
    const element = document.getElementById(id);
    if (element) {
      replace(element, html);
      element.dataset.hash = answer.hashes[id];
    }
  }
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
  const focused = element.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  const open = [...element.querySelectorAll('details')].map((details) => details.open);
  const scrolled = [...element.querySelectorAll('.scroll')].map((box) => [box.scrollLeft, box.scrollTop]);
  element.innerHTML = html;
  element.querySelectorAll('details').forEach((details, i) => { details.open = open[i] ?? false; });
  element.querySelectorAll('.scroll').forEach((box, i) => {
    [box.scrollLeft, box.scrollTop] = scrolled[i] ?? [0, 0];
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
