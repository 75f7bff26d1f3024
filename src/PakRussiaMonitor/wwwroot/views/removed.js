// What cleaning took out of an article, each span with its rule and the button that puts it back.
import { el } from '../dom.js';
import { count, number, words } from '../format.js';
import { mark } from './text.js';

/** Neighbours that one rule took at one place are one finding: a form of ten lines is a form. */
export function grouped(removed) {
  const spans = [];
  for (const { at, text, rule } of [...removed].sort((a, b) => a.at - b.at)) {
    const last = spans.at(-1);
    if (last?.at === at && last.rule === rule) last.texts.push(text);
    else spans.push({ at, rule, texts: [text], n: spans.length + 1 });
  }
  return spans;
}

export function removedPart(spans, { removed, removedPercent, rules, template = [] }, restore) {
  const meaning = name => rules.find(r => r.rule === name)?.explanation;
  const line = text => template.find(t => t.line === text.trim().replace(/\s+/g, ' ').toLowerCase());
  return el('aside.removed', { 'aria-labelledby': 'removed' },
    el('h2', { id: 'removed' }, `Removed (${removed.length})`),
    removed.length === 0
      ? el('p.small', 'Nothing. The text stands as the feed gave it.')
      : removedPercent > 0 && el('p.small', `${number(removedPercent)} % of its characters. Restoring makes a rule: the source’s later articles keep the line too.`),
    el('ol', spans.map(span => el('li', { 'data-span': span.n },
      el('h3', mark(span, `${span.n}: show its place in the text`), words(span.rule)),
      el('p.small', meaning(span.rule)),
      span.texts.map(text => [
        el('blockquote', { dir: 'auto' }, text),
        line(text) && el('div.small', `In ${count(line(text).articles, 'articles')} of its source.`),
        restoring(text, () => restore({ at: span.at, text })),
      ])))));
}

const restoring = (text, act) => el('button.restore', { type: 'button', 'aria-label': `Restore: ${text.slice(0, 60)}`, onclick: async event => {
  const button = event.currentTarget;
  button.disabled = true;
  await act();
  button.disabled = false;
} }, 'Restore');

/** Mark and removed span light up together; pressing one leads to the other. */
export function pair(node) {
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
    other?.focus({ preventScroll: true });
    other?.scrollIntoView({ block: 'nearest' });
  });
}
