// The cleaned text by its lines: where spans were removed, and which words a topic found. Offsets are UTF-16 units, which is how JavaScript counts.
import { el } from '../dom.js';
import { words } from '../format.js';

/** The places in the text at which an explanation's clauses hold, in order and without overlap. */
export function placesIn(why) {
  const all = (why?.clauses ?? []).filter(c => c.holds).flatMap(c => c.found).filter(p => p.field === 'text').sort((a, b) => a.start - b.start || b.length - a.length);
  return all.filter((p, i) => all.slice(0, i).every(q => q.start + q.length <= p.start));
}

/** A span at a line's start or end stands in that paragraph. */
export function paragraphs(text, spans, places, cut) {
  let start = 0;
  return text.split('\n').flatMap(line => {
    const end = start + line.length;
    const p = el('p', { dir: 'auto' }, pieces(text, { start, end }, spans.filter(s => s.at >= start && s.at <= end), places));
    start = end + 1;
    return line.trim() ? [p, el('button.cut', { type: 'button', 'aria-label': `Cut the line: ${line.slice(0, 60)}`, onclick: () => cut(line) }, 'Cut this line')] : [p];
  });
}

function pieces(text, { start, end }, spans, places) {
  const parts = [];
  let done = start;
  for (const span of spans) {
    parts.push(...marked(text, done, span.at, places), mark(span, `${span.n}, removed here: ${words(span.rule)}`));
    done = span.at;
  }
  return [...parts, ...marked(text, done, end, places)].filter(part => part !== '');
}

/** One stretch with the found words in marks; a phrase that a removed span parts is marked on both sides of it. */
function marked(text, from, to, places) {
  const parts = [];
  let done = from;
  for (const { start, length } of places) {
    const [first, last] = [Math.max(start, done), Math.min(start + length, to)];
    if (first >= last) continue;
    parts.push(text.slice(done, first), el('mark', text.slice(first, last)));
    done = last;
  }
  return [...parts, text.slice(done, to)];
}

export const mark = ({ n }, label) => el('button.mark', { type: 'button', 'data-span': n, 'aria-label': label, title: label }, String(n));
