// Stored articles by a query in the language of topics, with the words around what was found.
import { get } from '../api.js';
import { el, joined } from '../dom.js';
import { number, published } from '../format.js';
import { go, href, toArticle } from '../route.js';
import { notice } from './problem.js';
import { titleOf } from './receipt.js';

export async function search(route, signal) {
  const parameters = { q: route.q, kind: route.kind, outlet: route.outlet, clock: route.clock, from: route.from, to: route.to };
  const first = await get('/articles', parameters, signal).catch(error => {
    if (error.status !== 400) throw error;
    return { error };
  });
  return {
    title: route.q ? `Search: ${route.q}` : 'All articles',
    nodes: [
      el('div.heading', el('h1', { dir: 'auto' }, route.q ? `Search: ${route.q}` : 'All articles'),
        route.q && !first.error && el('a.small', { href: href({ view: 'edit', q: route.q, unit: route.unit, clock: route.clock }) }, 'Make a topic of it')),
      filters(route),
      first.error ? notice(first.error) : hits(first, parameters, route),
    ],
  };
}

function filters(route) {
  const field = (name, label, input) => el('label', el('span.label', label), ' ', input);
  const days = value => value?.slice(0, 10) ?? '';
  const form = el('form.filters', { onsubmit: event => {
    event.preventDefault();
    const given = new FormData(form);
    const day = name => given.get(name) ? `${given.get(name)}T00:00:00Z` : null;
    go(href({ ...route, kind: given.get('kind'), outlet: given.get('outlet').trim(), from: day('from'), to: day('to') }));
  } },
    field('kind', 'Kind', el('select', { name: 'kind' }, [['', 'any'], ['opinion', 'opinion'], ['news', 'news'], ['other', 'other']]
      .map(([value, text]) => el('option', { value, selected: (route.kind ?? '') === value }, text)))),
    field('outlet', 'Outlet', el('input', { name: 'outlet', value: route.outlet ?? '', autocomplete: 'off' })),
    field('from', 'From', el('input', { name: 'from', type: 'date', value: days(route.from) })),
    field('to', 'Before', el('input', { name: 'to', type: 'date', value: days(route.to) })),
    el('button', 'Narrow'));
  return form;
}

function hits(first, parameters, route) {
  const list = el('ol.rows', first.articles.map(hit => row(hit, route)));
  const more = el('div.more');
  let { next } = first;
  const offer = problem => more.replaceChildren(...[
    problem && notice(problem),
    next && el('button', { type: 'button', onclick: load }, list.children.length ? 'Show more' : 'Look further back'),
    el('span.small', { role: 'status' }, list.children.length || next ? `${number(list.children.length)} shown${next ? '' : ', all there are'}` : nothing(route)),
  ].filter(Boolean));

  async function load(event) {
    event.currentTarget.disabled = true;
    try {
      const page = await get('/articles', { ...parameters, cursor: next });
      const rows = page.articles.map(hit => row(hit, route));
      list.append(...rows);
      next = page.next;
      offer();
      rows[0]?.querySelector('a').focus({ preventScroll: true });
    } catch (problem) {
      offer(problem);
    }
  }
  offer();
  return el('div', first.query && el('p.small', 'Understood as ', el('code', { dir: 'auto' }, first.query)), list, more);
}

const nothing = ({ q }) => q
  ? 'Nothing stored matches. Try fewer words, a prefix such as russia*, or OR between words.'
  : 'Nothing is stored yet. Add a source first.';

function row(hit, route) {
  return el('li',
    el('a', { href: toArticle(hit.id, { unit: route.unit, clock: route.clock }), dir: 'auto', lang: hit.language, class: hit.titleIsExcerpt ? 'excerpt' : null }, titleOf(hit)),
    hit.snippet && el('p.snippet', { dir: 'auto' }, cut(hit.snippet)),
    el('p.small', joined([el('bdi', hit.outlet), hit.author && el('bdi', hit.author), published(hit.published), hit.kind])));
}

function cut({ field, text, start, length }) {
  return [
    field !== 'text' && el('span.small', `${field}: `),
    text.slice(0, start), el('mark', text.slice(start, start + length)), text.slice(start + length),
  ];
}
