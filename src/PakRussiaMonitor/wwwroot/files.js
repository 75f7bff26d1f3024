// Links to what the API gives as a file. With a key in this window the link must carry it, which only a script can do.
import { Problem, withKey } from './api.js';
import { el } from './dom.js';
import { notice } from './views/problem.js';

/** A link below /api/v1; parameters that are null are left out. */
export function file(text, path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));
  const href = `/api/v1${path}${query.size ? `?${query}` : ''}`;
  return el('a', { href, onclick: event => {
    if (!sessionStorage.getItem('key')) return;
    event.preventDefault();
    save(href, event.currentTarget);
  } }, text);
}

async function save(href, link) {
  try {
    const response = await fetch(href, { headers: withKey() });
    if (!response.ok) throw new Problem({ title: `The service answered ${response.status}.`, detail: 'Try again, or give another key.' });
    const url = URL.createObjectURL(await response.blob());
    el('a', { href: url, download: /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition'))?.[1] ?? href.split('/').at(-1).split('?')[0] }).click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (problem) {
    link.after(notice(problem));
  }
}
