// The form that adds a source. A preview shows what an address would bring before anything is stored; adding fetches it at once.
import { post } from '../api.js';
import { el, joined } from '../dom.js';
import { count, published } from '../format.js';

export function addForm(added) {
  const url = el('input', { id: 'url', name: 'url', type: 'text', inputmode: 'url', autocomplete: 'off', autocapitalize: 'off',
    spellcheck: 'false', 'aria-describedby': 'url-hint url-problem' });
  const name = el('input', { id: 'name', name: 'name', type: 'text', autocomplete: 'off' });
  const follow = el('input', { id: 'follow', type: 'checkbox' });
  const problem = el('p', { id: 'url-problem', class: 'problem', role: 'alert' });
  const result = el('div', { role: 'status', class: 'result' });
  const look = el('button', { type: 'button', class: 'second', onclick: () => trying(preview) }, 'Preview');
  const button = el('button', { type: 'submit' }, 'Add source');

  const refuse = error => {
    problem.replaceChildren(el('strong', error.title), ' ', error.detail);
    url.setAttribute('aria-invalid', 'true');
    url.focus();
  };

  async function trying(act) {
    problem.replaceChildren();
    result.replaceChildren();
    url.removeAttribute('aria-invalid');
    look.disabled = button.disabled = true;
    button.textContent = 'Trying the address…';
    form.setAttribute('aria-busy', 'true');
    try {
      await act();
    } catch (error) {
      refuse(error);
    } finally {
      look.disabled = button.disabled = false;
      button.textContent = 'Add source';
      form.removeAttribute('aria-busy');
    }
  }

  async function preview() {
    const answer = await post('/sources/preview', { url: url.value.trim(), followLinks: follow.checked });
    result.replaceChildren(...shown(answer, address => {
      url.value = address;
      trying(preview);
    }));
  }

  async function add() {
    const { source, firstFetch } = await post('/sources', { url: url.value.trim(), name: name.value.trim() || null, followLinks: follow.checked });
    const opening = firstFetch.ok ? `${source.name} is added.` : `${source.name} is added, but its first fetch failed.`;
    result.replaceChildren(el('p', { class: firstFetch.ok ? 'done' : 'notice' }, el('strong', { dir: 'auto' }, opening), ' ', firstFetch.sentence));
    form.reset();
    added(source);
  }

  const submit = event => {
    event.preventDefault();
    trying(add);
  };
  const form = el('form.add', { novalidate: true, onsubmit: submit },
    el('div.field',
      el('label', { for: 'url' }, 'Address of a feed'), url,
      el('p', { id: 'url-hint', class: 'small' }, 'For example https://www.dawn.com/feeds/home, or a site whose feeds shall be found'),
      problem),
    el('div.field', el('label', { for: 'name' }, 'Name ', el('span.small', '(optional)')), name,
      el('label.check', follow, ' Take the text from the page behind each item')),
    el('div.buttons', look, button),
    result);
  return form;
}

/** What an address would bring: the feeds that its page names, or its items as they would be counted. */
function shown(answer, choose) {
  return [
    el('p.done', el('strong', { dir: 'auto' }, answer.title ?? answer.url), ' ', answer.sentence, ' Nothing is stored yet.'),
    answer.warnings.length > 0 && el('details', el('summary', count(answer.warnings.length, 'warnings')), el('ul', answer.warnings.map(text => el('li.small', text)))),
    answer.feeds.length > 0 && el('ul.offers', answer.feeds.map(feed => el('li',
      el('button', { type: 'button', onclick: () => choose(feed.url) }, 'Look at this one'), ' ', el('bdi', feed.title ?? feed.url), el('p.address.small', feed.url)))),
    answer.items.length > 0 && el('ol.rows', answer.items.map(item)),
    answer.itemCount > answer.items.length && el('p.small', `The first ${answer.items.length} of ${count(answer.itemCount, 'items')}.`),
  ].filter(Boolean);
}

function item({ title, author, published: date, text, characters, removedCount, removed, topics, setAside, kind, language }) {
  return el('li',
    el('strong', { dir: 'auto', lang: language }, title ?? 'Without a title'),
    setAside && el('p.problem', setAside),
    el('p.snippet', { dir: 'auto', lang: language }, text.length > 240 ? `${text.slice(0, 240)}…` : text),
    el('p.small', joined([author && el('bdi', author), published(date), kind, count(characters, 'characters'),
      topics.length ? ['would count in ', joined(topics.map(t => el('bdi', t.name)), ', ')] : 'in no topic'])),
    removedCount > 0 && el('details',
      el('summary', `${count(removedCount, 'passages')} removed`),
      el('ul', removed.map(r => el('li.small', el('bdi', r.text), ` (${r.rule})`)))));
}
