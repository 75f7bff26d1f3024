// An article's versions, the copies of its text elsewhere, and what any two of these differ in.
import { get } from '../api.js';
import { el, joined } from '../dom.js';
import { count, moment, number, words } from '../format.js';
import { href } from '../route.js';
import { copyLine } from './receipt.js';

const at = (route, parts) => href({ article: route.article, topic: route.topic, unit: route.unit, clock: route.clock, ...parts });

/** Null where the address asks for none. */
export async function difference(path, route, signal) {
  if (!route.diff && !route.other) return null;
  const told = route.diff
    ? await get(`${path}/diff/previous/${encodeURIComponent(route.diff)}`, {}, signal)
    : await get(`${path}/differences/${encodeURIComponent(route.other)}`, {}, signal);
  const title = route.diff ? `Version ${told.from} and version ${told.to}` : `This article and article ${route.other}`;
  const said = { gone: 'Only in the first: ', new: 'Only in the second: ' };
  return el('section.diff',
    el('div.heading', el('h2', title), el('a', { href: at(route, {}) }, 'Close')),
    (told.changes ?? []).map(c => el('p.small', `${words(c.field)}: `, el('del', c.before ?? 'none'), ' → ', el('ins', c.after ?? 'none'))),
    told.paragraphs.every(p => p.state === 'same') && el('p.small', 'The texts are the same.'),
    told.paragraphs.map(p => p.state === 'same'
      ? el('p', { dir: 'auto' }, p.text)
      : el(p.state === 'gone' ? 'del' : 'ins', { dir: 'auto' }, el('span.unseen', said[p.state]), p.text)));
}

export function versionsOf(revisions, route) {
  if (revisions.length < 2) return null;
  return el('section',
    el('h2', `Versions (${number(revisions.length)})`),
    el('ul', revisions.map(r => el('li.small', joined([
      `${r.revision}`, `${moment(r.recordedAt)} UTC`, count(r.characters, 'characters'), `${number(r.removedCount)} removed`,
      r.revision > 1 && el('a', { href: at(route, { diff: r.revision }) }, 'what changed'),
    ])))));
}

export function pieceOf(piece, found, route) {
  if (!piece || piece.articles.length < 2) return null;
  return el('section',
    el('h2', `Copies of this text (${number(piece.articles.length)})`),
    el('p.small', 'First seen at ', el('bdi', piece.firstSeenOutlet), '. Counted in pieces, all of them count once.'),
    el('ul', piece.articles.map(copy => copy.id === found.id
      ? el('li.small', el('bdi', copy.outlet), ' · this one')
      : copyLine(copy, route, el('a', { href: at(route, { other: copy.id }) }, 'what differs')))));
}
