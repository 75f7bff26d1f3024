// Turns the URL into a view, and keeps the reader's place: links change the URL, the URL chooses the view.
import { Problem, ready } from './api.js';
import { el } from './dom.js';
import { announce } from './events.js';
import { href, read, samePlace } from './route.js';
import { refreshNeeds, serviceStatus } from './views/header.js';
import { keyPage } from './views/key.js';
import { problemPage } from './views/problem.js';
import { topics } from './views/topics.js';
import { topic } from './views/topic.js';
import { article } from './views/article.js';
import { edit } from './views/edit.js';
import { search } from './views/search.js';
import { sources } from './views/sources.js';

const views = { topics, topic, article, edit, search, sources };
const main = document.getElementById('main');
const say = document.getElementById('say');

// Pages as they were left, by history entry: going back shows the very list and place one came from.
const left = new Map();
let entry = null;
let route = null;
let asking = null;

async function show({ page = null, focus = true, said = null } = {}) {
  asking?.abort();
  const mine = asking = new AbortController();
  const next = read(location.search);
  const stays = route !== null && samePlace(route, next);
  const held = stays ? document.activeElement?.getAttribute('href') : null;
  markNavigation(next);
  main.setAttribute('aria-busy', 'true');
  ready().then(serviceStatus);
  page ??= await render(next, mine.signal);
  if (mine.signal.aborted) return;

  route = next;
  main.replaceChildren(...page.nodes);
  main.removeAttribute('aria-busy');
  document.title = `${page.title} · PakRussiaMonitor`;
  entry = { key: history.state?.key, page };
  say.textContent = said ?? page.say ?? page.title;
  if (said) main.prepend(el('p.done', said));
  place(page, { focus, stays, held });
  if (!page.isProblem) announce(next, page.asOf);
}

/** Where the reader looks next: the switch just used, the place one came back to, else the new heading. */
function place(page, { focus, stays, held }) {
  const heading = main.querySelector('h1');
  heading.setAttribute('tabindex', '-1');
  const sameLink = held && [...main.querySelectorAll('a')].find(a => a.getAttribute('href') === held);
  if (sameLink || focus) (sameLink || heading).focus({ preventScroll: true });
  if (page.scroll !== undefined) scrollTo(0, page.scroll);
  else if (!stays) scrollTo(0, 0);
}

async function render(next, signal) {
  try {
    return await views[next.view](next, signal);
  } catch (error) {
    if (!(error instanceof Problem) && !signal.aborted) console.error(error);
    return (error.needsKey ? keyPage : problemPage)(error, () => show());
  }
}

function leave() {
  if (!entry) return;
  left.set(entry.key, { ...entry.page, nodes: [...main.childNodes], scroll: scrollY });
  if (left.size > 20) left.delete(left.keys().next().value);
}

function go(url) {
  leave();
  history.pushState({ key: newKey() }, '', url);
  show();
}

const newKey = () => `${Date.now()}-${Math.random()}`;

function markNavigation(next) {
  const current = next.view === 'sources' ? 'sources' : next.view === 'search' ? 'search' : 'topics';
  const box = document.getElementById('q');
  if (next.view === 'search' && document.activeElement !== box) box.value = next.q ?? '';
  for (const link of document.querySelectorAll('nav [data-view]')) {
    if (link.dataset.view === current) link.setAttribute('aria-current', next.view === current ? 'page' : 'true');
    else link.removeAttribute('aria-current');
  }
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  const plain = !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain) return;
  if (link.classList.contains('skip')) {
    event.preventDefault();
    main.focus();
  } else if (link.origin === location.origin && link.pathname === '/') {
    event.preventDefault();
    go(link.href);
  }
});

document.getElementById('find').addEventListener('submit', event => {
  event.preventDefault();
  go(href({ view: 'search', q: new FormData(event.currentTarget).get('q').trim(), clock: read(location.search).clock }));
});

addEventListener('popstate', () => {
  leave();
  show({ page: left.get(history.state?.key) ?? null });
});

document.addEventListener('key-wanted', event => show({ page: keyPage(event.detail, () => show()) }));
document.addEventListener('go', event => go(event.detail));
document.addEventListener('again', event => show({ focus: false, said: event.detail }));
document.addEventListener('sources-changed', () => refreshNeeds());

history.scrollRestoration = 'manual';
history.replaceState({ key: history.state?.key ?? newKey() }, '');
show({ focus: false });
refreshNeeds();
