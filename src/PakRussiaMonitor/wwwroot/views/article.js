// An article as it is counted: the cleaned text, and beside it what was taken out, each at its place and with its rule.
import { get } from '../api.js';
import { el, joined, outside } from '../dom.js';
import { count, number, words } from '../format.js';
import { toTopic, toTopics } from '../route.js';
import { facts, titleOf } from './receipt.js';

export async function article(route, signal) {
  const path = `/articles/${encodeURIComponent(route.article)}`;
  const [found, cleaning] = await Promise.all([get(path, {}, signal), get(`${path}/cleaning`, {}, signal)]);
  const spans = grouped(cleaning.removed);
  const came = found.topics.find(t => t.id === route.topic);
  const node = el('div.article',
    el('p.crumb', el('a', { href: came ? toTopic(came.id, route) : toTopics(route), dir: 'auto' }, came?.name ?? 'Topics')),
    el('h1', { dir: 'auto', lang: found.language, class: found.titleIsExcerpt ? 'excerpt' : null }, titleOf(found)),
    found.titleIsExcerpt && el('p.small', 'No title was given: these are the text’s first words.'),
    el('p.small.facts', facts(found)),
    el('p.small.facts', joined([...belongings(found, route), found.url && outside(found.url, 'Read the original')])),
    el('div.columns',
      el('article.text', { lang: found.language, 'aria-label': 'Cleaned text' },
        paragraphs(cleaning.text, spans),
        found.truncated && el('p.notice', el('strong', 'Shortened at its source.'), ' The feed gave no more than this; the text breaks off here.')),
      removedPart(spans, cleaning)));
  pair(node);
  return { title: titleOf(found), say: `${titleOf(found)}; ${count(cleaning.removed.length, 'passages')} removed`, nodes: [node] };
}

function belongings({ topics, sources, removedCount }, route) {
  const list = items => items.flatMap((item, i) => i ? [', ', item] : [item]);
  return [
    topics.length
      ? el('span', 'counts in ', list(topics.map(t => el('a', { href: toTopic(t.id, route), dir: 'auto' }, t.name))))
      : 'counts in no topic',
    removedCount > 0 && `${number(removedCount)} removed`,
    el('span', 'from ', list(sources.map(s => el('bdi', s.name)))),
  ];
}

/** Neighbours that one rule took at one place are one finding: a form of ten lines is a form. */
function grouped(removed) {
  const spans = [];
  for (const { at, text, rule } of [...removed].sort((a, b) => a.at - b.at)) {
    const last = spans.at(-1);
    if (last?.at === at && last.rule === rule) last.texts.push(text);
    else spans.push({ at, rule, texts: [text], n: spans.length + 1 });
  }
  return spans;
}

/** Offsets are UTF-16 units, which is how JavaScript counts. A span at a line's start or end stands in that paragraph. */
function paragraphs(text, spans) {
  let start = 0;
  return text.split('\n').map(line => {
    const end = start + line.length;
    const inside = spans.filter(s => s.at >= start && s.at <= end);
    const parts = [];
    let done = start;
    for (const span of inside) {
      parts.push(text.slice(done, span.at), mark(span, `${span.n}, removed here: ${words(span.rule)}`));
      done = span.at;
    }
    parts.push(text.slice(done, end));
    start = end + 1;
    return el('p', { dir: 'auto' }, parts.filter(part => part !== ''));
  });
}

const mark = ({ n }, label) => el('button.mark', { type: 'button', 'data-span': n, 'aria-label': label, title: label }, String(n));

function removedPart(spans, { removed, rules }) {
  const meaning = name => rules.find(r => r.rule === name)?.explanation;
  return el('aside.removed', { 'aria-labelledby': 'removed' },
    el('h2', { id: 'removed' }, `Removed (${removed.length})`),
    removed.length === 0 && el('p.small', 'Nothing. The text stands as the feed gave it.'),
    el('ol', spans.map(span => el('li', { 'data-span': span.n },
      el('h3', mark(span, `${span.n}: show its place in the text`), words(span.rule)),
      el('p.small', meaning(span.rule)),
      span.texts.map(text => el('blockquote', { dir: 'auto' }, text))))));
}

/** Mark and removed span light up together; pressing one leads to the other. */
function pair(node) {
  const light = on => event => {
    const n = event.target.closest?.('[data-span]')?.dataset.span;
    if (n) node.querySelectorAll(`[data-span="${n}"]`).forEach(part => part.classList.toggle('lit', on));
  };
  for (const type of ['mouseover', 'focusin']) node.addEventListener(type, light(true));
  for (const type of ['mouseout', 'focusout']) node.addEventListener(type, light(false));
  node.addEventListener('click', event => {
    const button = event.target.closest?.('button.mark');
    if (!button) return;
    const other = node.querySelector(`${button.closest('aside') ? '.text' : 'aside'} .mark[data-span="${button.dataset.span}"]`);
    other.focus({ preventScroll: true });
    other.scrollIntoView({ block: 'nearest' });
  });
}
