// The list behind a number: as long as the number says, asked page by page at the number's asOf.
import { get } from '../api.js';
import { el, joined } from '../dom.js';
import { day, number, published, time } from '../format.js';
import { href, toArticle } from '../route.js';
import { notice } from './problem.js';

export function receipt(first, { path, parameters, route }) {
  const list = el('ol.rows', first.articles.map(article => row(article, route)));
  const more = el('div.more');
  let next = first.next;

  const offer = (problem = null) => more.replaceChildren(...[
    problem && notice(problem),
    next && el('button', { type: 'button', onclick: load }, 'Show more'),
    next && el('span.small', { role: 'status' }, `${number(list.children.length)} of ${number(first.total)} shown`),
  ].filter(Boolean));

  async function load(event) {
    event.currentTarget.disabled = true;
    try {
      const page = await get(`${path}/articles`, { ...parameters, asOf: first.asOf, cursor: next });
      const rows = page.articles.map(article => row(article, route));
      list.append(...rows);
      next = page.next;
      offer();
      // The button moved down; the reader goes on with the first new row.
      rows[0]?.querySelector('a').focus({ preventScroll: true });
    } catch (problem) {
      offer(problem);
    }
  }

  offer();
  return el('section',
    el('div.heading',
      el('h2', route.from ? `Articles of ${span(route)} (${number(first.total)})` : `Articles behind this number (${number(first.total)})`),
      route.from && el('a', { href: href({ ...route, from: null, to: null }) }, 'All of them')),
    route.unit === 'pieces' && first.total > 0 && el('p.small', 'One article for each piece: the first that carried it.'),
    first.total === 0 ? el('p.lead', 'None.') : list,
    more);
}

function span({ from, to, bucket }) {
  const last = to ? new Date(Date.parse(to) - 1) : null;
  return bucket === 'day' || !last ? day(from) : `${day(from)} to ${day(last)}`;
}

function row(article, route) {
  return el('li',
    el('a', { href: toArticle(article.id, route), dir: 'auto', lang: article.language, class: article.titleIsExcerpt ? 'excerpt' : null }, titleOf(article)),
    el('p.small', facts(article)));
}

/** The title, or the text's first words, which never pose as a title. */
export function titleOf({ title, titleIsExcerpt }) {
  return titleIsExcerpt && !/[….]$/.test(title) ? `${title} …` : title;
}

/** "outlet · author · published · first seen": the same facts in the list and over the article. */
export function facts({ outlet, author, published: date, seen }) {
  return joined([
    el('bdi', outlet),
    author && el('bdi', author),
    published(date),
    el('span', 'first seen ', time(seen, day(seen))),
  ]);
}

