// The form that adds a source. The service tries the address at once, so the answer says what it found there.
import { post } from '../api.js';
import { el } from '../dom.js';

export function addForm(added) {
  const url = el('input', { id: 'url', name: 'url', type: 'text', inputmode: 'url', autocomplete: 'off', autocapitalize: 'off',
    spellcheck: 'false', 'aria-describedby': 'url-hint url-problem' });
  const name = el('input', { id: 'name', name: 'name', type: 'text', autocomplete: 'off' });
  const problem = el('p', { id: 'url-problem', class: 'problem', role: 'alert' });
  const result = el('div', { role: 'status', class: 'result' });
  const button = el('button', { type: 'submit' }, 'Add source');

  const busy = on => {
    button.disabled = on;
    button.textContent = on ? 'Trying the address…' : 'Add source';
    form.setAttribute('aria-busy', String(on));
  };

  const refuse = error => {
    problem.replaceChildren(el('strong', error.title), ' ', error.detail);
    url.setAttribute('aria-invalid', 'true');
    url.focus();
  };

  async function submit(event) {
    event.preventDefault();
    problem.replaceChildren();
    result.replaceChildren();
    url.removeAttribute('aria-invalid');
    busy(true);
    try {
      const { source, firstFetch } = await post('/sources', { url: url.value.trim(), name: name.value.trim() || null });
      const opening = firstFetch.ok ? `${source.name} is added.` : `${source.name} is added, but its first fetch failed.`;
      result.replaceChildren(el('p', { class: firstFetch.ok ? 'done' : 'notice' }, el('strong', { dir: 'auto' }, opening), ' ', firstFetch.sentence));
      form.reset();
      added(source);
    } catch (error) {
      refuse(error);
    } finally {
      busy(false);
    }
  }

  const form = el('form.add', { novalidate: true, onsubmit: submit },
    el('div.field',
      el('label', { for: 'url' }, 'Address of a feed'), url,
      el('p', { id: 'url-hint', class: 'small' }, 'For example https://www.dawn.com/feeds/home or https://example.org/rss'),
      problem),
    el('div.field', el('label', { for: 'name' }, 'Name ', el('span.small', '(optional)')), name),
    button,
    result);
  return form;
}
