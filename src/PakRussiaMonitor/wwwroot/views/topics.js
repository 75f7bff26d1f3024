// All topics with their counts: the first thing that a person sees.
import { get } from '../api.js';
import { share, spark } from '../charts.js';
import { el } from '../dom.js';
import { change, count, number } from '../format.js';
import { href, toTopic } from '../route.js';
import { clockSwitch, unitSwitch } from './switches.js';

export async function topics(route, signal) {
  const { topics: all, asOf } = await get('/topics', { clock: route.clock }, signal);
  const undated = all.some(t => t[route.unit].undated > 0);
  return {
    title: 'Topics',
    asOf,
    say: `${count(all.length, 'topics')}, counted in ${route.unit}`,
    nodes: [
      el('div.heading',
        el('h1', 'Topics'),
        el('p.small', { title: 'The last entry of the ledger that is counted here' }, `as of ${number(asOf)}`),
        el('a.small', { href: href({ view: 'edit', unit: route.unit, clock: route.clock }) }, 'New topic'),
        el('div.switches', unitSwitch(route), clockSwitch(route))),
      undated && el('p.lead',
        'Undated: the feed gave no day of publication, so they count in the total and on no day. Count by ',
        el('a', { href: href({ ...route, clock: 'seen' }) }, 'when they were first seen'), ' to give each its day.'),
      all.length ? table(all, route) : el('p.lead', 'No topics yet: make one, and it is counted over all that is stored.'),
    ].filter(Boolean),
  };
}

// The roles are spelled out because a table that is laid out as a grid loses them in some browsers.
function table(all, route) {
  // Where nothing bears a date, shares of the largest topic say more than empty charts; beside charts they would confuse.
  const most = all.every(t => t[route.unit].undated === t[route.unit].total) ? Math.max(...all.map(t => t[route.unit].total)) : null;
  const head = ['Topic', 'Last 14 days', 'Total', '7 days', 'Change', '24 hours', 'Undated'];
  return el('table.topics', { role: 'table', 'aria-label': `Topics, ${route.unit} by date ${route.clock}` },
    el('thead', { role: 'rowgroup' }, el('tr', { role: 'row' }, head.map(text => el('th', { scope: 'col', role: 'columnheader', title: text === 'Change' ? 'Against the seven days before' : null }, text)))),
    el('tbody', { role: 'rowgroup' }, all.map(t => row(t, route, most))));
}

function row(topic, route, most) {
  const counts = topic[route.unit];
  const cell = (name, label, value, format = number) =>
    el('td', { role: 'cell', class: value ? name : `${name} zero` }, el('span.label', { 'aria-hidden': 'true' }, label), format(value));
  return el('tr', { role: 'row' },
    el('th', { scope: 'row', role: 'rowheader' }, el('a', { href: toTopic(topic.id, route), dir: 'auto', title: topic.query }, topic.name)),
    el('td', { role: 'cell', class: 'trend' }, trend(topic, route.unit, most)),
    cell('total', route.unit, counts.total),
    cell('count', '7 days', counts.last7Days),
    cell('count', 'change', counts.last7Days - counts.previous7Days, change),
    cell('count', '24 hours', counts.last24Hours),
    cell('count', 'undated', counts.undated));
}

function trend(topic, unit, most) {
  const { total, undated } = topic[unit];
  if (total === 0) return el('span.small', 'nothing yet');
  if (undated < total) return spark(topic.days, unit);
  return [most && share(total, most, `${number(total)} of the largest topic’s ${number(most)}`), el('span.small', 'all undated')];
}

/** The other topics beside one, where the window has room. */
export function rail(all, route) {
  return el('nav.rail', { 'aria-label': 'Topics' },
    el('ul', all.map(t => el('li',
      el('a', { href: toTopic(t.id, route), 'aria-current': t.id === route.topic ? 'page' : null },
        el('bdi', t.name), el('span.n', number(t[route.unit].total)))))));
}
