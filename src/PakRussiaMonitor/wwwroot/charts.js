// Bars in plain boxes: their heights are the only thing that a script must set, and text keeps its size at every width.
import { el } from './dom.js';
import { number } from './format.js';

/** Marks whose shape differs, so that colour is never the only sign. */
export function shape(name) {
  const drawing = {
    disc: ['circle', { cx: 6, cy: 6, r: 4.5, class: 'fill' }],
    ring: ['circle', { cx: 6, cy: 6, r: 3.5, class: 'stroke' }],
    cross: ['path', { d: 'M2.5 2.5l7 7M9.5 2.5l-7 7', class: 'stroke' }],
    dash: ['path', { d: 'M2 6h8', class: 'stroke' }],
    triangle: ['path', { d: 'M6 1.2L11.4 10.8H.6z', class: 'fill' }],
    square: ['rect', { x: 1.5, y: 1.5, width: 9, height: 9, class: 'fill' }],
    pause: ['path', { d: 'M4 2v8M8 2v8', class: 'stroke' }],
  }[name];
  return el('svg', { class: `shape ${name}`, viewBox: '0 0 12 12', 'aria-hidden': 'true' }, el(...drawing));
}

function column(tag, value, most, attributes) {
  const node = el(tag, { ...attributes, class: value ? 'bar' : 'bar none' });
  // A single article beside hundreds must still be seen.
  if (value) node.style.height = `${Math.max(6, 100 * value / most)}%`;
  return node;
}

/** Fourteen days at a glance, each row on its own scale. */
export function spark(days, unit) {
  const values = days.map(d => d[unit]);
  const most = Math.max(...values, 1);
  const text = `${unit} on each of the last ${days.length} days: ${values.join(', ')}`;
  return el('div.spark', { role: 'img', 'aria-label': text, title: text },
    values.map(value => column('span', value, most)));
}

/** A proportion of the largest, for numbers that stand on no day. */
export function share(value, most, text) {
  const node = el('div.share', { role: 'img', 'aria-label': text });
  node.style.width = `${100 * value / most}%`;
  return node;
}

/**
 * Bars over time, of one row of numbers or of two, hatched as far down as the time was not observed. One stop for the Tab key: arrows go
 * from bar to bar, Enter opens one. The same numbers and links stand in the table below.
 * @param names what the bars count; a second name where there are two.
 * @param text how a value is written.
 */
export function barChart({ points, names, caption, link, chosen, text = number, hatched = true }) {
  const two = names.length > 1;
  const most = Math.max(...points.flatMap(p => [p.count, p.other ?? 0]), 0) || 1;
  const middle = points[Math.floor(points.length / 2)];
  return el('figure.chart',
    el('figcaption', caption),
    (two || hatched) && el('p.small.legend',
      two && names.map((name, i) => el('span', el('i', { class: i ? 'key second' : 'key' }), el('bdi', name))),
      hatched && points.some(p => (p.covered ?? 0) < 1) && el('span', el('i.key.hatch'), 'not observed')),
    el('div.plot',
      el('div.scale', { 'aria-hidden': 'true' }, el('span', text(most)), el('span', '0')),
      el('div.bars', { role: 'group', 'aria-label': `${caption}. Arrow keys go from bar to bar.`, onkeydown: walk },
        points.map((p, i) => slot(p, { most, names, link, text, hatched, chosen, reached: i === points.length - 1 }))),
      el('div.axis', { 'aria-hidden': 'true' }, [points[0], middle, points.at(-1)].map(p => el('span', p.label)))),
    table({ points, names, link, text, hatched }));
}

function slot(p, { most, names, link, text, hatched, chosen, reached }) {
  const seen = hatched && observed(p.covered);
  const title = `${p.long}: ${names.length > 1 ? names.map((name, i) => `${name} ${text(i ? p.other : p.count)}`).join(', ') : `${text(p.count)} ${names[0]}`}${seen && p.covered !== 1 ? `; ${seen}` : ''}`;
  const bars = [column('span', p.count, most), names.length > 1 && column('span', p.other, most)].filter(Boolean);
  bars[1]?.classList.add('second');
  const parts = [hatched && hatching(p.covered), ...bars];
  const attributes = { title, 'data-chosen': p.from === chosen, tabindex: reached ? 0 : -1 };
  return link && (p.count || p.other)
    ? el('a.slot', { ...attributes, href: link(p), 'aria-label': title }, parts)
    : el('div.slot', { ...attributes, role: 'img', 'aria-label': title }, parts);
}

function hatching(covered) {
  if (covered === 1) return null;
  const node = el('span.hatch');
  node.style.height = `${100 * (1 - (covered ?? 0))}%`;
  return node;
}

const observed = covered => covered === null ? 'not observed' : `${Math.floor(100 * covered)} % observed`;

function walk(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1, Home: -1e6, End: 1e6 }[event.key];
  const from = event.target.closest('.slot');
  if (!step || !from) return;
  event.preventDefault();
  const slots = [...event.currentTarget.children];
  const to = slots[Math.max(0, Math.min(slots.length - 1, slots.indexOf(from) + step))];
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

function table({ points, names, link, text, hatched }) {
  const rows = points.filter(p => p.count || p.other).reverse();
  return el('details.as-table',
    el('summary', 'As a table'),
    el('table',
      el('thead', el('tr', ['When', ...names, hatched && 'Observed'].filter(Boolean).map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', rows.map(p => el('tr',
        el('th', { scope: 'row' }, link ? el('a', { href: link(p) }, p.long) : p.long),
        names.map((_, i) => el('td', text(i ? p.other : p.count))),
        hatched && el('td', p.covered === null ? 'no' : `${Math.floor(100 * p.covered)} %`))))),
    rows.length === 0 && el('p.small', 'Nothing in this span.'));
}
