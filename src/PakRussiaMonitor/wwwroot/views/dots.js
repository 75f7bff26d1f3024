// The last fetches of a source as a row of marks; each kind has its own shape.
import { shape } from '../charts.js';
import { el } from '../dom.js';
import { ago, words } from '../format.js';

const kinds = {
  news: { shape: 'disc', text: 'brought a feed' },
  same: { shape: 'ring', text: 'nothing changed' },
  failed: { shape: 'cross', text: 'failed' },
  late: { shape: 'dash', text: 'put off' },
};

function kindOf({ ok, outcome }) {
  if (outcome === 'deferred') return kinds.late;
  if (!ok) return kinds.failed;
  return outcome === 'fetched' ? kinds.news : kinds.same;
}

export function dots(fetches) {
  if (fetches.length === 0) return el('p.small', 'Not fetched yet.');
  const failed = fetches.filter(f => kindOf(f) === kinds.failed).length;
  const text = `Last fetches: ${failed} of ${fetches.length} failed; the newest: ${words(fetches[0].outcome)}`;
  return el('div.dots', { role: 'img', 'aria-label': text },
    [...fetches].reverse().map(f => el('span', { title: `${words(f.outcome)}, ${ago(f.at)}` }, shape(kindOf(f).shape))));
}

export function legend() {
  return el('p.small.legend',
    el('span', 'Last 20 fetches, newest at the right:'),
    Object.values(kinds).map(kind => el('span', shape(kind.shape), kind.text)));
}
