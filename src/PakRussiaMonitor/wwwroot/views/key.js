// Asks for a key where the service wants one.
import { el } from '../dom.js';

export function keyPage(error, retry) {
  const field = el('input', { id: 'key', type: 'password', autocomplete: 'off', required: true, 'aria-describedby': 'key-problem' });
  const submit = event => {
    event.preventDefault();
    sessionStorage.setItem('key', field.value.replace(/[^!-~]/g, '')); // what a header can carry
    document.dispatchEvent(new CustomEvent('sources-changed'));
    retry();
  };
  const title = 'A key is needed';
  return {
    title,
    isProblem: true,
    nodes: [
      el('h1', title),
      el('form.add', { onsubmit: submit },
        el('div.field', el('label', { for: 'key' }, 'Key'), field,
          el('p.problem', { id: 'key-problem' }, el('strong', `${error.title}.`), ' ', error.detail)),
        el('button', 'Use this key')),
    ],
  };
}
