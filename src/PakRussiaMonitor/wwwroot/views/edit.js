// A topic's query, with what a change would do while it is typed. Saving makes a revision, which answers once it is counted over all that is stored.
import { get, post, send } from '../api.js';
import { barChart } from '../charts.js';
import { el, joined } from '../dom.js';
import { count, number } from '../format.js';
import { go, href, toArticle, toTopic, toTopics } from '../route.js';
import { series } from '../series.js';
import { notice } from './problem.js';

const pause = 350; // milliseconds without a key before the service is asked
const longestDraft = 1500; // what an address can carry

export async function edit(route, signal) {
  const isNew = !route.topic;
  const revisions = isNew ? [] : (await get(`/topics/${encodeURIComponent(route.topic)}/revisions`, {}, signal)).revisions;
  const newest = revisions[0] ?? { name: '', query: '' };
  const name = el('input', { id: 'topic-name', autocomplete: 'off', value: newest.name });
  const query = el('textarea', { id: 'topic-query', rows: 5, spellcheck: 'false', dir: 'auto', 'aria-describedby': 'query-hint query-problem' });
  query.value = route.q ?? newest.query;
  const form = { route, name, query, newest, isNew, problem: el('div', { id: 'query-problem', role: 'alert' }), effect: el('div.effect', { 'aria-live': 'polite' }) };
  const save = el('button', { type: 'submit' }, isNew ? 'Make this topic' : 'Save as a new revision');
  const title = isNew ? 'A new topic' : `Edit ${newest.name}`;
  query.addEventListener('input', () => later(form));
  look(form);
  return {
    title,
    nodes: [
      el('p.crumb', el('a', { href: isNew ? toTopics(route) : toTopic(route.topic, route) }, isNew ? 'Topics' : newest.name)),
      el('h1', { dir: 'auto' }, title),
      el('form.edit', { novalidate: true, onsubmit: event => store(event, form, save) },
        el('div.field', el('label', { for: 'topic-name' }, 'Name'), name),
        el('div.field', el('label', { for: 'topic-query' }, 'Query'), query, hint(), form.problem),
        el('p', save)),
      form.effect,
      revisions.length > 0 && pastRevisions(revisions),
    ].filter(Boolean),
  };
}

const hint = () => el('p.small', { id: 'query-hint' },
  'Words side by side must all occur. ', el('code', 'OR'), ' ', el('code', 'NOT'), ' ', el('code', '"a phrase"'), ' ', el('code', 'russia*'), ' ',
  el('code', 'gas NEAR/5 iran'), ' ', el('code', 'title:gwadar'), ' ', el('code', 'kind:opinion'), ' ', el('code', 'lang:ur'));

const idOf = ({ isNew, route, name }) => isNew
  ? name.value.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 64).replace(/-$/, '') || 'new'
  : route.topic;

function later(form) {
  clearTimeout(form.timer);
  form.asking?.abort();
  form.timer = setTimeout(() => look(form), pause);
}

/** Asks what the query would change, and keeps the draft in the address. */
async function look(form) {
  const { query, newest, route, effect, problem } = form;
  const text = query.value;
  const draft = text !== newest.query && text.length <= longestDraft ? text : null;
  if (query.isConnected) history.replaceState(history.state, '', href({ ...route, q: draft }));
  if (!text.trim()) {
    effect.replaceChildren(el('p.lead', 'Write what an article must contain. What it would count is shown here as you type.'));
    problem.replaceChildren();
    return;
  }
  const mine = form.asking = new AbortController();
  try {
    const answer = await post(`/topics/${encodeURIComponent(idOf(form))}/preview`, { query: text, bucket: 'month', clock: route.clock }, { signal: mine.signal, quiet: true });
    query.removeAttribute('aria-invalid');
    problem.replaceChildren();
    effect.replaceChildren(...told(answer, route));
    effect.removeAttribute('aria-busy');
  } catch (error) {
    if (error.name === 'AbortError') return;
    effect.setAttribute('aria-busy', 'true'); // what stands there is of an earlier query
    refuse(form, error);
  }
}

function refuse({ query, problem }, error) {
  query.setAttribute('aria-invalid', 'true');
  const at = error.position;
  if (at === null) return problem.replaceChildren(notice(error));
  const text = query.value;
  const from = Math.max(0, at - 40);
  const wrong = /^\S*/.exec(text.slice(at, at + 30))[0] || ' ';
  problem.replaceChildren(
    el('p.problem', el('strong', error.title), ' ', error.detail),
    el('p', el('code', { dir: 'auto' }, from > 0 && '…', text.slice(from, at), el('mark.wrong', wrong), text.slice(at + wrong.length, at + 40)), ' ',
      el('button', { type: 'button', onclick: () => { query.focus(); query.setSelectionRange(at, at + wrong.trim().length); } }, 'Go to it')));
}

function told(answer, route) {
  const { before, after, added, removed } = answer.articles;
  const { points } = answer.series.length
    ? series(answer.series.map(b => ({ start: b.start, count: b.after })), 'month', new Date(), { others: answer.series.map(b => ({ start: b.start, count: b.before })) })
    : { points: [] };
  return [
    el('dl.figures',
      el('div.large', el('dt', 'articles with this query'), el('dd', number(after))),
      [['added', `+${number(added)}`], ['removed', `−${number(removed)}`], ['now', number(before)], ['pieces', number(answer.pieces.after)]]
        .map(([label, value]) => el('div.medium', el('dt', label), el('dd', value)))),
    !answer.complete && el('p.small', `Of ${Math.round(100 * answer.examined)} % of the stored articles; saving counts them all.`),
    el('p.small', 'Understood as ', el('code', { dir: 'auto' }, answer.canonical)),
    points.length > 0 && barChart({ points, names: ['with this query', 'now'], caption: 'Articles per month, after and before', hatched: false, link: null }),
    examples('Would be added', answer.added, added, route),
    examples('Would no longer count', answer.removed, removed, route),
  ].filter(Boolean);
}

function examples(title, list, total, route) {
  if (list.length === 0) return null;
  return el('section',
    el('h2', `${title} (${list.length < total ? `${number(list.length)} of ${number(total)}` : number(total)})`),
    el('ol.rows', list.map(example => el('li',
      el('a', { href: toArticle(example.id, { ...route, topic: null }), dir: 'auto' }, example.title),
      el('p.small', joined([
        el('bdi', example.outlet),
        el('bdi', example.nearMiss?.sentence ?? joined(example.clauses.filter(c => c.holds && c.found.length).map(c => c.found[0].text), ', ').join('')),
      ]))))));
}

async function store(event, form, save) {
  event.preventDefault();
  const { name, query, newest, isNew, route } = form;
  const id = idOf(form);
  if (isNew && !name.value.trim()) {
    form.problem.replaceChildren(el('p.problem', 'Give the topic a name first.'));
    return name.focus();
  }
  save.disabled = true;
  try {
    const made = await send('PUT', `/topics/${encodeURIComponent(id)}`, { name: name.value.trim(), query: query.value }, { match: isNew ? 'none' : newest.etag });
    if (made.state === 'building') await built(id, made, form);
    if (form.query.isConnected) go(toTopic(id, route));
  } catch (error) {
    if (isNew && error.status === 412) form.problem.replaceChildren(notice({ title: 'There is a topic of this name.', detail: 'Give this one another name, or edit that one.' }));
    else refuse(form, error);
  } finally {
    save.disabled = false;
  }
}

/** The revision answers when it is counted over all that is stored; until then the one before does. */
async function built(id, { revision }, { effect }) {
  const bar = el('progress', { max: 1, 'aria-label': 'Counting over what is stored' });
  const words = el('p', { role: 'status' });
  effect.replaceChildren(words, bar);
  while (bar.isConnected) {
    const one = (await get(`/topics/${encodeURIComponent(id)}/revisions`)).revisions.find(r => r.revision === revision);
    if (one?.state !== 'building') return;
    bar.value = one.progress;
    words.textContent = `Revision ${revision} is being counted over what is stored: ${Math.floor(100 * one.progress)} %. You may leave; it goes on.`;
    await new Promise(done => setTimeout(done, 700));
  }
}

function pastRevisions(revisions) {
  return el('details', el('summary', count(revisions.length, 'revisions')),
    el('ol.rows', revisions.map(r => el('li', el('p.small', joined([`revision ${r.revision}`, r.state, r.created.slice(0, 10), r.state === 'building' && `${Math.floor(100 * r.progress)} %`])), el('code', { dir: 'auto' }, r.query)))));
}
