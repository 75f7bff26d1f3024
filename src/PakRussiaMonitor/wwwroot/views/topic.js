// One topic: its number, how it spreads over time, and the list behind it. Number and list are asked at one asOf, so that they agree.
import { get } from '../api.js';
import { barChart } from '../charts.js';
import { el, joined } from '../dom.js';
import { file } from '../files.js';
import { count, day, number, percent } from '../format.js';
import { go, href, toTopic, toTopics } from '../route.js';
import { series } from '../series.js';
import { changes } from './changes.js';
import { receipt } from './receipt.js';
import { bucketSwitch, clockSwitch, measureSwitch } from './switches.js';
import { rail } from './topics.js';

export async function topic(route, signal) {
  const path = `/topics/${encodeURIComponent(route.topic)}`;
  const all = await get('/topics', { clock: route.clock }, signal);
  const current = all.topics.find(t => t.id === route.topic) ?? await get(path, {}, signal);
  const asOf = route.asOf ?? current.asOf;
  const same = { unit: route.unit, clock: route.clock, asOf };
  const narrowed = { ...same, from: route.from, to: route.to };
  const asked = { ...same, bucket: route.bucket, unit: route.share ? 'share' : route.unit };
  const [counts, list, totals, other, why] = await Promise.all([
    get(`${path}/counts`, asked, signal),
    get(`${path}/articles`, narrowed, signal),
    route.asOf ? totalsAt(path, same, signal) : totalsNow(current),
    route.with && get(`/topics/${encodeURIComponent(route.with)}/counts`, asked, signal),
    (route.changes || route.asOf) && changes(path, { unit: route.unit, clock: route.clock, from: route.from, to: route.to }, route, signal),
  ]);
  const page = el('div.topic',
    heading(current, counts, route),
    route.asOf && pinned(route, current),
    figures(totals, route, asOf, counts),
    overTime(counts, other, { route, all: all.topics, name: current.name, today: current.days.at(-1)?.day ?? new Date().toISOString() }),
    links(path, { ...narrowed, bucket: route.bucket }, route, asOf),
    why,
    receipt(list, { path, parameters: narrowed, route }));
  return {
    title: current.name,
    asOf: all.asOf,
    say: `${current.name}: ${count(counts.total, route.unit)}`,
    // Beside a pinned number the others' present ones would mislead.
    nodes: [route.asOf ? page : el('div.with-rail', rail(all.topics, route), page)],
  };
}

const units = ['articles', 'pieces', 'outlets', 'authors'];
const totalsNow = t => ({ articles: t.articles.total, pieces: t.pieces.total, outlets: t.outlets, authors: t.authors });

async function totalsAt(path, same, signal) {
  const answers = await Promise.all(units.map(unit => get(`${path}/counts`, { ...same, unit, bucket: 'month' }, signal)));
  return Object.fromEntries(answers.map((answer, i) => [units[i], answer.total]));
}

function heading(topic, counts, route) {
  const older = counts.revision !== topic.revision;
  return [
    el('p.crumb', el('a', { href: toTopics(route) }, 'Topics')),
    el('div.heading',
      el('h1', { dir: 'auto' }, topic.name),
      el('div.switches', measureSwitch(route), clockSwitch(route))),
    el('div.query',
      el('span.label', `Query, revision ${topic.revision}`, older && `; the numbers are of revision ${counts.revision}`,
        ' · ', el('a', { href: href({ view: 'edit', topic: topic.id, unit: route.unit, clock: route.clock }) }, 'edit')),
      query(topic.query)),
  ];
}

/** A long one is folded to its beginning, so that the numbers stand on the first screen. */
function query(text) {
  const whole = el('code', { dir: 'auto' }, text);
  return text.length <= 240 ? whole : el('details', el('summary', el('code', { dir: 'auto' }, `${text.slice(0, 120).trimEnd()} …`)), whole);
}

function pinned(route, topic) {
  return el('p.done', `Pinned: these numbers stand as they were at ${number(route.asOf)}. `,
    el('a', { href: toTopic(topic.id, route) }, 'Show them as of now'));
}

function figures(totals, { unit, share }, asOf, counts) {
  const others = units.filter(u => u !== unit);
  const figure = (n, name, size) => el('div', { class: size }, el('dt', n === 1 ? name.replace(/s$/, '') : name), el('dd', number(n)));
  return [
    el('dl.figures',
      figure(totals[unit], unit, 'large'),
      share && counts.share && el('div.medium', el('dt', 'of all stored'), el('dd', percent(counts.share.value ?? 0))),
      others.map(u => figure(totals[u], u, 'medium')),
      counts.undated > 0 && figure(counts.undated, 'undated', 'medium')),
    el('p.small', `as of ${number(asOf)}`),
    counts.note && el('p.small', counts.note),
    counts.share && !counts.share.exact && el('p.small', 'The whole is all stored articles as they are now, so a share is not pinned by a link.'),
  ];
}

/** What one can take away: tables, a feed, the address of this very number, and why it is another than it was. */
function links(path, asked, route, asOf) {
  const range = { from: route.from, to: route.to };
  return el('p.small.links', joined([
    file('CSV', `${path}/counts.csv`, { ...asked, unit: route.share ? 'share' : route.unit }),
    file('CSV of the articles', `${path}/articles.csv`, { unit: route.unit, clock: route.clock, asOf, ...range }),
    file('Atom', `${path}/feed.atom`, { unit: route.unit }),
    el('a', { href: href({ ...route, asOf: String(asOf), changes: null }) }, 'Link to this number'),
    !route.asOf && el('a', { href: href({ ...route, changes: route.changes ? null : '1' }) }, route.changes ? 'Hide restatements' : 'Restatements'),
  ]));
}

function overTime(counts, other, { route, all, name, today }) {
  const seenInstead = el('a', { href: href({ ...route, clock: 'seen', from: null, to: null }) }, 'when they were first seen');
  if (counts.total === 0 && !other?.total) return el('p.lead', 'Nothing matches this query yet.');
  if (counts.total - counts.undated <= 0 && !(other && other.total > other.undated)) {
    return el('section.over-time',
      el('h2', 'Over time'),
      el('p.lead', `${count(counts.total, route.unit)}, all undated: the feed gave no day of publication. Count by `, seenInstead, ' to see them on a day.'));
  }
  const { points, earlier } = series(counts.buckets, route.bucket, today, { others: other?.buckets, coverage: counts.coverage?.buckets });
  if (counts.share) toShares(points, counts.share.buckets, other?.share?.buckets);
  const compared = all.find(t => t.id === route.with)?.name ?? route.with;
  const noun = route.share ? 'share of all stored articles' : route.unit;
  return el('section.over-time',
    el('div.heading', el('h2', 'Over time'), compare(all, route), bucketSwitch(route)),
    barChart({
      points, names: other ? [name, compared] : [route.share ? 'of all articles' : route.unit], chosen: route.from, text: counts.share ? percent : number,
      caption: `${noun} per ${route.bucket}, by day ${route.clock === 'seen' ? 'first seen' : 'of publication'}, ${counts.timeZone}; ${day(points[0].from)} to ${day(points.at(-1).from)}`,
      link: p => href({ ...route, from: p.from, to: p.to }),
    }),
    (earlier > 0 || counts.undated > 0) && el('p.small',
      'Not in this chart: ', joined([earlier > 0 && `${number(earlier)} earlier`, counts.undated > 0 && `${number(counts.undated)} undated`]),
      counts.undated > 0 && ['. Count by ', seenInstead, ' to see each on a day.']));
}

function toShares(points, shares, others = []) {
  const value = (buckets, t) => buckets.find(b => Date.parse(b.start) === Date.parse(t))?.value ?? 0;
  for (const p of points) Object.assign(p, { count: value(shares, p.from), other: value(others, p.from) });
}

function compare(all, route) {
  const change = event => go(href({ ...route, with: event.currentTarget.value || null }));
  return el('label.compare', 'Compare with ',
    el('select', { onchange: change },
      el('option', { value: '' }, 'nothing'),
      all.filter(t => t.id !== route.topic).map(t => el('option', { value: t.id, selected: t.id === route.with }, t.name))));
}
