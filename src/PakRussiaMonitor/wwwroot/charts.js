// Bars in plain boxes: their heights are the only thing that a script must set, and text keeps its size at every width.
import { el } from './dom.js';
import { count, number } from './format.js';

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

/** Bars over time. The mouse may use the bars; keyboard and screen reader have the same links in the table below. */
export function barChart({ points, unit, caption, link, chosen }) {
  const most = Math.max(...points.map(p => p.count), 1);
  const bars = points.map(p => {
    const attributes = { title: `${p.long}: ${count(p.count, unit)}`, 'data-chosen': p.from === chosen };
    return el('div.slot', p.count
      ? column('a', p.count, most, { ...attributes, href: link(p), tabindex: -1 })
      : column('span', 0, most, attributes));
  });
  const middle = points[Math.floor(points.length / 2)];
  return el('figure.chart',
    el('figcaption', caption),
    el('div.plot', { 'aria-hidden': 'true' },
      el('div.scale', el('span', number(most)), el('span', '0')),
      el('div.bars', bars),
      el('div.axis', [points[0], middle, points.at(-1)].map(p => el('span', p.label)))),
    table(points, unit, link));
}

function table(points, unit, link) {
  const rows = points.filter(p => p.count).reverse();
  return el('details.as-table',
    el('summary', 'As a table'),
    el('table',
      el('thead', el('tr', el('th', { scope: 'col' }, 'When'), el('th', { scope: 'col' }, unit))),
      el('tbody', rows.map(p => el('tr',
        el('th', { scope: 'row' }, el('a', { href: link(p) }, p.long)),
        el('td', number(p.count)))))),
    rows.length === 0 && el('p.small', 'Nothing in this span.'));
}
