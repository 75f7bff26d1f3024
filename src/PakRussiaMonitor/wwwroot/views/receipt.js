// The list behind a number: as long as the number says, asked page by page at the number's asOf.
import { get } from '../api.js';
import { el, joined } from '../dom.js';
import { count, day, lag, number, published, time } from '../format.js';
import { href, toArticle } from '../route.js';
import { notice } from './problem.js';

export function receipt(first, { path, parameters, route }) {
  const list = el('ol.rows', folded(first.articles, route));
  let shown = first.articles.length;
  const more = el('div.more');
  let next = first.next;

  const offer = (problem = null) => more.replaceChildren(...[
    problem && notice(problem),
    next && el('button', { type: 'button', onclick: load }, 'Show more'),
    next && el('span.small', { role: 'status' }, `${number(shown)} of ${number(first.total)} shown`),
  ].filter(Boolean));

  async function load(event) {
    event.currentTarget.disabled = true;
    try {
      const page = await get(`${path}/articles`, { ...parameters, asOf: first.asOf, cursor: next });
      const rows = folded(page.articles, route);
      shown += page.articles.length;
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

/** Copies of one text stand together, folded under the first of them: as many rows as the number says, in fewer lines. */
function folded(articles, route) {
  const pieces = Map.groupBy(articles, article => article.piece);
  return [...pieces.values()].map(copies => {
    const [first, ...rest] = copies.toSorted((a, b) => minutes(a) - minutes(b));
    return row(first, route, route.unit === 'pieces' ? lazyCopies(first, route) : rest.length > 0 && reprints(first, rest, route));
  });
}

const minutes = article => Date.parse(article.published ?? article.seen) / 60_000;

function reprints(first, rest, route) {
  const said = copy => [el('bdi', copy.outlet), ` (${lag(minutes(copy) - minutes(first))})`];
  return el('details.copies',
    el('summary', `${count(rest.length, 'reprints')}: `, joined(rest.slice(0, 4).map(said), ', '), rest.length > 4 && ', …'),
    el('ol', rest.map(copy => row(copy, route))));
}

/** Where each piece is one row, its copies are asked for when they are wanted. */
function lazyCopies(article, route) {
  const body = el('div', { 'aria-live': 'polite' });
  const details = el('details.copies', { ontoggle: async () => {
    if (!details.open || body.firstChild) return;
    try {
      const { articles } = await get(`/pieces/${encodeURIComponent(article.piece)}`);
      const others = articles.filter(copy => copy.id !== article.id);
      body.append(others.length
        ? el('ul', others.map(copy => copyLine(copy, route)))
        : el('p.small', 'No other outlet carried it.'));
    } catch (problem) {
      body.replaceChildren(notice(problem));
    }
  } }, el('summary', 'Reprints'), body);
  return details;
}

/** "outlet · title · +2 d" of one copy of a piece. */
export function copyLine(copy, route, more = null) {
  return el('li.small', joined([
    el('bdi', copy.outlet), el('a', { href: toArticle(copy.id, route), dir: 'auto' }, copy.title ?? 'without a title'), lag(copy.lagMinutes), more,
  ]));
}

function row(article, route, copies = null) {
  return el('li',
    el('a', { href: toArticle(article.id, route), dir: 'auto', lang: article.language, class: article.titleIsExcerpt ? 'excerpt' : null }, titleOf(article)),
    el('p.small', facts(article)),
    copies);
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

