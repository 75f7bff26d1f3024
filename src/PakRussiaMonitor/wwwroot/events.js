// Hears of new articles while the page is looked at, says so quietly, and waits for a click. A plain fetch that is read as it comes,
// because an EventSource cannot send a key.
import { withKey } from './api.js';
import { count } from './format.js';

const button = document.getElementById('news');
const longestWait = 60_000;
let route = null;
let last = null; // the id of the last event
let known = 0; // up to here the view knows
let fresh = new Map(); // article → the topics that came to count it
let reading = null;

button.addEventListener('click', () => {
  button.hidden = true;
  document.dispatchEvent(new CustomEvent('again'));
});

/** From now on, what is new is what came behind the view that was just drawn. */
export function announce(shown, asOf = null) {
  route = shown;
  fresh = new Map();
  button.hidden = true;
  known = asOf ?? known;
  if (asOf !== null && !reading) last = asOf;
  read();
}

// A hidden window gives its place among the streams back: a browser has six connections to one server.
document.addEventListener('visibilitychange', () => document.hidden ? reading?.abort() : route && read());

async function read() {
  if (reading || document.hidden) return;
  const mine = reading = new AbortController();
  for (let wait = 2000; !mine.signal.aborted; wait = Math.min(longestWait, wait * 2)) {
    try {
      const response = await fetch('/api/v1/events', { signal: mine.signal, headers: withKey(last === null ? {} : { 'Last-Event-ID': `${last}` }) });
      if (response.status === 400) last = null; // another ledger than before
      if (response.ok && await follow(response.body)) wait = 1000;
    } catch {
      // The service or the line is away; the view itself says so when it is asked for.
    }
    if (mine.signal.aborted) break;
    await new Promise(done => setTimeout(done, wait));
  }
  if (reading === mine) reading = null;
  if (!document.hidden && !reading) read();
}

/** True where something came. */
async function follow(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  let came = false;
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return came;
    came = true;
    const events = (text + value).split('\n\n');
    text = events.pop();
    events.forEach(take);
  }
}

function take(event) {
  const field = name => event.split('\n').find(line => line.startsWith(`${name}: `))?.slice(name.length + 2);
  if (!field('id')) return;
  last = field('id');
  if (field('event') !== 'counted' || Number(last) <= known) return;
  const { article, topic } = JSON.parse(field('data'));
  fresh.set(article, [...fresh.get(article) ?? [], topic]);
  show();
}

function show() {
  const asks = { topics: () => true, topic: topics => !route.asOf && topics.includes(route.topic), search: () => true }[route.view];
  const n = asks ? [...fresh.values()].filter(asks).length : 0;
  button.hidden = n === 0;
  button.textContent = `${count(n, 'articles').replace(/ (article)/, ' new $1')}: show`;
}
