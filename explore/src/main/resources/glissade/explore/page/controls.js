// The controls: what is set with them goes to the server, what the server makes of it comes back.

import { act } from './server.js';

// What is being typed in these is left alone.
const TYPED = ['text', 'textarea'];

/** Shows what everything is set to; not in what is being typed in. */
export function fill(fields) {
  for (const [name, field] of Object.entries(fields)) {
    const control = document.getElementById(name);
    if (!control || name === 'at') {
      continue;
    }
    control.disabled = field.disabled;
    if (control.type === 'checkbox') {
      control.checked = field.value === 'on';
    } else if (control !== document.activeElement || !TYPED.includes(control.type)) {
      control.value = field.value;
    }
    if (field.text) {
      control.setAttribute('aria-valuetext', field.text);
      const words = document.getElementById(`${name}-text`);
      if (words) {
        words.textContent = field.text;
      }
    }
  }
  document.body.dataset.now = fields.rows.value;
  document.getElementById('formula').setAttribute('aria-invalid', String(fields.valid.value === 'off'));
}

function set(control) {
  const value = control.type === 'checkbox' ? (control.checked ? 'on' : 'off')
    : control.dataset.value ?? control.value.trim();
  act({ kind: 'set', name: control.dataset.set, value });
}

export function listen() {
  document.addEventListener('input', (event) => {
    if (event.target.matches('input[type=range][data-set]')) {
      set(event.target);
    }
  });
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-set]:not([type=range])')) {
      set(event.target);
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.target.matches('textarea[data-set]')) {
      event.preventDefault();
      set(event.target);
    }
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.dataset.try) {
      set(document.getElementById(button.dataset.try));
    } else if (button?.dataset.set) {
      set(button);
    } else if (button?.dataset.act) {
      act({ kind: button.dataset.act, value: button.dataset.value ?? '' });
    }
  });
}
