// One source: its state in a word, the reason in a sentence, what it brought, and the fetch that one can ask for.
import { get, post } from '../api.js';
import { shape } from '../charts.js';
import { el, joined, outside } from '../dom.js';
import { ago, count, moment, number, time, words } from '../format.js';
import { href, read } from '../route.js';
import { dots } from './dots.js';
import { notice } from './problem.js';

const states = {
  ok: ['disc', 'Well'], new: ['ring', 'New'], trouble: ['triangle', 'Trouble'], failing: ['square', 'Failing'], paused: ['pause', 'Paused'],
};

export function sourceCard(source, route) {
  const card = el('li.source');
  // What a fetch just said outlives the redrawing of the card that it causes.
  const said = el('div', { role: 'status' });
  draw(card, source, said, route);
  return card;
}

function draw(card, source, said, route) {
  const [mark, word] = source.state === 'retired' ? ['dash', 'Retired'] : states[source.health.state] ?? ['ring', words(source.health.state)];
  card.className = `source ${source.health.state}`;
  card.replaceChildren(
    el('p.state', shape(mark), word),
    el('div.what',
      el('h2', { dir: 'auto' }, source.name),
      el('p.address.small', source.kind === 'replay' ? 'a replayed folder of texts' : outside(source.url)),
      source.health.sentence && el('p', source.health.sentence),
      dots(source.fetches),
      el('p.small', joined(times(source))),
      said),
    el('p.brought', el('span.n', number(source.articles)), el('span.label', source.articles === 1 ? 'article' : 'articles')),
    el('div.acts',
      source.kind === 'feed' && source.state !== 'retired' && fetchButton(card, source, said, route)),
    fetchHistory(source, route));
}

function times({ lastFetchedAt, nextDueAt, kind, state }) {
  return [
    lastFetchedAt && el('span', 'last fetch ', time(lastFetchedAt, ago(lastFetchedAt))),
    nextDueAt && state === 'active' && el('span', 'next ', time(nextDueAt, Date.parse(nextDueAt) < Date.now() ? 'now' : ago(nextDueAt))),
    !nextDueAt && kind === 'replay' && 'not on a schedule',
  ];
}

function fetchButton(card, source, said, route) {
  return el('button', { type: 'button', 'aria-label': `Fetch ${source.name} now`, onclick: async event => {
    const button = event.currentTarget;
    button.disabled = true;
    button.textContent = 'Fetching…';
    const path = `/sources/${encodeURIComponent(source.id)}`;
    try {
      const report = await post(`${path}/fetch`);
      said.replaceChildren(el('p', { class: report.ok ? 'done' : 'notice' }, report.sentence));
    } catch (problem) {
      said.replaceChildren(notice(problem));
    }
    const fresh = await get(path).catch(() => source);
    draw(card, fresh, said, route);
    card.querySelector('.acts button')?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent('sources-changed'));
  } }, 'Fetch now');
}

function fetchHistory(source, route) {
  const body = el('div', { 'aria-live': 'polite' });
  const details = el('details', { name: 'history', class: 'history', open: route.history === source.id, ontoggle: () => toggled() },
    el('summary', 'History', el('span.unseen', ` of ${source.name}`)), body);

  async function toggled() {
    const address = href({ view: 'sources', unit: route.unit, clock: route.clock, history: details.open ? source.id : null });
    // Closing because another one opens must not overwrite that one's address.
    if (details.open || read(location.search).history === source.id) history.replaceState(history.state, '', address);
    if (!details.open) return;
    try {
      const { fetches } = await get(`/sources/${encodeURIComponent(source.id)}/fetches`);
      body.replaceChildren(fetches.length ? el('ol.fetches', fetches.map(fetchRow)) : el('p.small', 'Not fetched yet.'));
    } catch (problem) {
      body.replaceChildren(notice(problem, toggled));
    }
  }
  return details;
}

function fetchRow(fetch) {
  return el('li',
    el('p', shape(fetch.ok ? 'disc' : 'cross'), el('strong', words(fetch.outcome)), ' ', time(fetch.at, `${moment(fetch.at)} UTC`)),
    el('p', fetch.sentence),
    el('p.small', joined([
      fetch.status && `status ${fetch.status}`,
      Number.isInteger(fetch.bytes) && `${number(Math.ceil(fetch.bytes / 1000))} KB`,
      Number.isInteger(fetch.items) && count(fetch.items, 'items'),
      Number.isInteger(fetch.newArticles) && `${number(fetch.newArticles)} new`,
      fetch.quarantined > 0 && `${number(fetch.quarantined)} set aside`,
      `${number(fetch.tookMs)} ms`,
    ])));
}
