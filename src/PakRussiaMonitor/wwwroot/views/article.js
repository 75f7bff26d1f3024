// An article as it is counted: the cleaned text, and beside it what was taken out, each at its place, with its rule and the way back.
import { get, post } from '../api.js';
import { el, joined, outside } from '../dom.js';
import { count, number } from '../format.js';
import { toArticle, toTopic, toTopics } from '../route.js';
import { notice } from './problem.js';
import { facts, titleOf } from './receipt.js';
import { grouped, pair, removedPart } from './removed.js';
import { paragraphs, placesIn } from './text.js';
import { difference, pieceOf, versionsOf } from './versions.js';

export async function article(route, signal) {
  const path = `/articles/${encodeURIComponent(route.article)}`;
  const [found, cleaning, { revisions }] = await Promise.all([get(path, {}, signal), get(`${path}/cleaning`, {}, signal), get(`${path}/revisions`, {}, signal)]);
  const came = found.topics.find(t => t.id === route.topic);
  const marking = route.topic ?? found.topics[0]?.id;
  const [why, piece, diff] = await Promise.all([
    marking && get(`${path}/topics/${encodeURIComponent(marking)}`, {}, signal).catch(() => null), // the topic may have ended
    get(`/pieces/${encodeURIComponent(found.piece)}`, {}, signal).catch(() => null),
    difference(path, route, signal),
  ]);
  const said = el('div', { role: 'status' });
  const node = el('div.article',
    el('p.crumb', el('a', { href: came ? toTopic(came.id, route) : toTopics(route), dir: 'auto' }, came?.name ?? 'Topics')),
    el('h1', { dir: 'auto', lang: found.language, class: found.titleIsExcerpt ? 'excerpt' : null }, titleOf(found)),
    found.titleIsExcerpt && el('p.small', 'No title was given: these are the text’s first words.'),
    el('p.small.facts', facts(found)),
    el('p.small.facts', joined([...belongings(found, route), found.url && outside(found.url, 'Read the original')])),
    el('p.small.facts', joined([
      el('span', 'kind ', el('strong', found.kind), found.kindEvidence && [': ', el('bdi', found.kindEvidence)]),
      found.language && `language ${found.language}`, `version ${number(found.revision)}`])),
    diff,
    said,
    body({ found, cleaning, why, path, said, route }),
    pieceOf(piece, found, route),
    versionsOf(revisions, route));
  pair(node);
  return { title: titleOf(found), say: `${titleOf(found)}; ${count(cleaning.removed.length, 'passages')} removed`, nodes: [node] };
}

function body({ found, cleaning, why, path, said, route }) {
  const spans = grouped(cleaning.removed);
  const rule = ruling(path, said, found.sources);
  const text = el('article.text', { lang: found.language, 'aria-label': 'Cleaned text' },
    paragraphs(cleaning.text, spans, placesIn(why), line => rule('cut', { text: line }, 'Cut')),
    found.truncated && el('p.notice', el('strong', 'Shortened at its source.'), ' The feed gave no more than this; the text breaks off here.'));
  return el('div.columns',
    el('div', tools(text, why, found, route), text),
    removedPart(spans, cleaning, span => rule('restore', span, 'Restored')));
}

/** Over the text: whose words are marked, and the switch that shows where lines can be cut. */
function tools(text, why, found, route) {
  const name = found.topics.find(t => t.id === why?.topic)?.name ?? why?.topic;
  const cutting = el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => {
    cutting.setAttribute('aria-pressed', String(text.classList.toggle('cutting')));
  } }, 'Cut lines');
  return el('div.tools',
    cutting,
    why && el('details.why',
      el('summary', why.matches ? 'Marked: why it counts in ' : 'Why it does not count in ', el('bdi', name)),
      el('ul', why.clauses.map(c => el('li.small', c.holds ? '✓ ' : '✗ ', el('code', { dir: 'auto' }, c.clause), c.places > 0 && ` ${count(c.places, 'places')}`))),
      why.nearMiss && el('p.small', why.nearMiss.sentence),
      found.topics.length > 1 && el('p.small', 'Mark the words of: ', joined(found.topics.filter(t => t.id !== why.topic)
        .map(t => el('a', { href: toArticle(found.id, { ...route, topic: t.id }), dir: 'auto' }, t.name)), ', '))));
}

/** What operators say of a line holds for this article at once and for its source's later ones. */
function ruling(path, said, sources) {
  return async (action, asked, done) => {
    try {
      const { source, revision } = await post(`${path}/cleaning/${action}`, asked);
      // Drawn anew, the article tells of itself; what was done is told to who listens.
      document.dispatchEvent(new CustomEvent('again', { detail: `${done}: version ${revision}, and a rule for later articles of ${sources.find(s => s.id === source)?.name ?? source}.` }));
    } catch (problem) {
      said.replaceChildren(notice(problem));
      said.scrollIntoView({ block: 'nearest' });
    }
  };
}

function belongings({ topics, sources, removedCount }, route) {
  const list = items => joined(items, ', ');
  return [
    topics.length
      ? el('span', 'counts in ', list(topics.map(t => el('a', { href: toTopic(t.id, route), dir: 'auto' }, t.name))))
      : 'counts in no topic',
    removedCount > 0 && `${number(removedCount)} removed`,
    el('span', 'from ', list(sources.map(s => el('bdi', s.name)))),
  ];
}
