// One topic: its number, how it spreads over time, and the list behind it. Number and list are asked at one asOf, so that they agree.
import { get } from '../api.js';
import { barChart } from '../charts.js';
import { el, joined } from '../dom.js';
import { count, day, number } from '../format.js';
import { href, toTopic, toTopics } from '../route.js';
import { series } from '../series.js';
import { receipt } from './receipt.js';
import { bucketSwitch, clockSwitch, unitSwitch } from './switches.js';
import { rail } from './topics.js';

export async function topic(route, signal) {
  const path = `/topics/${encodeURIComponent(route.topic)}`;
  const all = await get('/topics', { clock: route.clock }, signal);
  const current = all.topics.find(t => t.id === route.topic) ?? await get(path, {}, signal);
  const asOf = route.asOf ?? current.asOf;
  const same = { unit: route.unit, clock: route.clock, asOf };
  const narrowed = { ...same, bucket: route.bucket, from: route.from, to: route.to };
  const [counts, list, totals] = await Promise.all([
    get(`${path}/counts`, { ...same, bucket: route.bucket }, signal),
    get(`${path}/articles`, narrowed, signal),
    route.asOf ? totalsAt(path, same, signal) : totalsNow(current),
  ]);
  const page = el('div.topic',
    heading(current, counts, route),
    route.asOf && pinned(route, current),
    figures(totals, route.unit, asOf, counts),
    overTime(counts, route, current.days.at(-1)?.day ?? new Date().toISOString()),
    receipt(list, { path, parameters: narrowed, route }));
  return {
    title: current.name,
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
      el('div.switches', unitSwitch(route), clockSwitch(route))),
    el('p.query',
      el('span.label', `Query, revision ${topic.revision}`, older && `; the numbers are of revision ${counts.revision}`),
      el('code', { dir: 'auto' }, topic.query)),
  ];
}

function pinned(route, topic) {
  return el('p.done', `Pinned: these numbers stand as they were at ${number(route.asOf)}. `,
    el('a', { href: toTopic(topic.id, route) }, 'Show them as of now'));
}

function figures(totals, unit, asOf, counts) {
  const others = units.filter(u => u !== unit);
  const figure = (n, name, size) => el('div', { class: size }, el('dt', n === 1 ? name.replace(/s$/, '') : name), el('dd', number(n)));
  return [
    el('dl.figures',
      figure(totals[unit], unit, 'large'),
      others.map(u => figure(totals[u], u, 'medium')),
      counts.undated > 0 && figure(counts.undated, 'undated', 'medium')),
    el('p.small', joined([
      `as of ${number(asOf)}`,
      el('a', { href: href({ topic: counts.topic, unit, clock: counts.clock, asOf: String(asOf) }) }, 'Link to this number'),
      counts.receipt && el('a', { href: counts.receipt }, 'Its list as JSON'),
    ])),
    counts.note && el('p.small', counts.note),
  ];
}

function overTime(counts, route, today) {
  const dated = counts.total - counts.undated;
  const seenInstead = el('a', { href: href({ ...route, clock: 'seen', from: null, to: null }) }, 'when they were first seen');
  if (counts.total === 0) return el('p.lead', 'Nothing matches this query yet.');
  if (dated <= 0) {
    return el('section.over-time',
      el('h2', 'Over time'),
      el('p.lead', `${count(counts.total, route.unit)}, all undated: the feed gave no day of publication. Count by `, seenInstead, ' to see them on a day.'));
  }
  const { points, earlier } = series(counts.buckets, route.bucket, today);
  return el('section.over-time',
    el('div.heading', el('h2', 'Over time'), bucketSwitch(route)),
    barChart({
      points, unit: route.unit, chosen: route.from,
      caption: `${route.unit} per ${route.bucket}, by day ${route.clock === 'seen' ? 'first seen' : 'of publication'}, ${counts.timeZone}; ${day(points[0].from)} to ${day(points.at(-1).from)}`,
      link: p => href({ ...route, from: p.from, to: p.to }),
    }),
    (earlier > 0 || counts.undated > 0) && el('p.small',
      'Not in this chart: ', joined([earlier > 0 && `${number(earlier)} earlier`, counts.undated > 0 && `${number(counts.undated)} undated`]),
      counts.undated > 0 && ['. Count by ', seenInstead, ' to see each on a day.']));
}
