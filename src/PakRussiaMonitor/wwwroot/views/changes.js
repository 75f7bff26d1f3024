// Why a number is another than it was: every article that changed it, with the reason.
import { get } from '../api.js';
import { el, joined } from '../dom.js';
import { count, number } from '../format.js';
import { toArticle } from '../route.js';

const reasons = {
  lateArrival: 'came later', edit: 'was edited', merge: 'is the same as an older one', split: 'was told apart from a piece',
  reprint: 'another copy became the first', revision: 'the query was changed', purge: 'was purged',
};
const signed = n => n > 0 ? `+${number(n)}` : n < 0 ? `−${number(-n)}` : '±0';

/** Between the pinned number, or the beginning, and now. */
export async function changes(path, parameters, route, signal) {
  const since = route.asOf ?? '0';
  const told = await get(`${path}/restatements`, { ...parameters, since, limit: 50 }, signal);
  const from = since === '0' ? 'Since the beginning' : `Since ${number(since)}`;
  return el('section.changes',
    el('h2', 'Why this number changed'),
    el('p', `${from} it went from ${number(told.before)} to ${number(told.after)}${told.reasons.length ? ': ' : '; nothing changed it.'}`,
      joined(told.reasons.map(r => `${count(r.articles, 'articles')} ${reasons[r.reason] ?? r.reason} (${signed(r.change)})`), ', ')),
    told.items.length > 0 && el('details',
      el('summary', `Article by article (${number(told.items.length)}${told.more ? ` of ${number(told.items.length + told.more)}` : ''})`),
      el('ol.rows', told.items.map(item => el('li',
        el('a', { href: toArticle(item.article, route), dir: 'auto' }, item.title ?? `Article ${item.article}`),
        el('p.small', joined([signed(item.change), reasons[item.reason] ?? item.reason, el('bdi', item.outlet), `entry ${number(item.seq)}`])))))));
}
