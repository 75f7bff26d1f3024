// One source: its state in a word, the reason in a sentence, what it brought, and the fetch that one can ask for.
import { get, post, send } from '../api.js';
import { shape } from '../charts.js';
import { el, joined, outside } from '../dom.js';
import { ago, count, moment, number, time, words } from '../format.js';
import { href, read } from '../route.js';
import { dots } from './dots.js';
import { notice } from './problem.js';
import { setup } from './source-setup.js';

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
  card.replaceChildren(...[
    el('p.state', shape(mark), word),
    el('div.what',
      el('h2', { dir: 'auto' }, source.name),
      el('p.address.small', source.kind === 'replay' ? 'a replayed folder of texts' : outside(source.url)),
      source.health.mark && el('p', el('strong.flag', words(source.health.mark))),
      source.health.sentence && el('p', source.health.sentence),
      dots(source.fetches),
      el('p.small', joined(times(source))),
      said),
    el('p.brought', el('span.n', number(source.articles)), el('span.label', source.articles === 1 ? 'article' : 'articles')),
    el('div.acts',
      source.kind === 'feed' && source.state !== 'retired' && [fetchButton(card, source, said, route), pauseButton(card, source, said, route)],
      source.kind !== 'replay' && source.state !== 'retired' && removal(card, source, said)),
    fetchHistory(source, route),
    source.state !== 'retired' && source.settings && setup(source, async (fresh, sentence) => {
      said.replaceChildren(el('p.done', sentence));
      draw(card, fresh, said, route);
    })].filter(Boolean));
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

function pauseButton(card, source, said, route) {
  const pausing = source.state !== 'paused';
  return el('button', { type: 'button', 'aria-label': `${pausing ? 'Pause' : 'Resume'} ${source.name}`, onclick: async () => {
    try {
      const fresh = await send('PATCH', `/sources/${encodeURIComponent(source.id)}`, { state: pausing ? 'paused' : 'active' }, { match: source.eTag ?? source.etag });
      said.replaceChildren(el('p.done', pausing ? 'Paused: it is not fetched until you resume it.' : 'Resumed: it is fetched again when it is due.'));
      draw(card, fresh, said, route);
      card.querySelectorAll('.acts button')[1]?.focus({ preventScroll: true });
      document.dispatchEvent(new CustomEvent('sources-changed'));
    } catch (problem) {
      said.replaceChildren(notice(problem));
    }
  } }, pausing ? 'Pause' : 'Resume');
}

/** Asks once more, in place, before it ends a source. */
function removal(card, source, said) {
  const act = async () => {
    try {
      await send('DELETE', `/sources/${encodeURIComponent(source.id)}`, null, { match: source.eTag ?? source.etag });
      card.replaceChildren(el('p.done', { role: 'status' }, `${source.name} is removed. Its articles stay, and stay counted.`));
      document.dispatchEvent(new CustomEvent('sources-changed'));
    } catch (problem) {
      said.replaceChildren(notice(problem));
    }
  };
  const ask = () => {
    const no = el('button', { type: 'button', onclick: () => said.replaceChildren() }, 'No');
    said.replaceChildren(el('div.notice', el('p', 'Remove this source? It is fetched no more; its articles stay, and stay counted.'),
      el('button', { type: 'button', onclick: act }, 'Yes, remove'), ' ', no));
    no.focus();
  };
  return el('button', { type: 'button', 'aria-label': `Remove ${source.name}`, onclick: ask }, 'Remove');
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
