// An error as a line with its cause and its remedy, never a blank page.
import { el } from '../dom.js';

/** The notice alone, for use inside a view; `retry` adds the button. */
export function notice(error, retry = null) {
  return el('div.notice', { role: 'alert' },
    el('p', el('strong', error.title ?? 'This page made a mistake.'), ' ', error.detail ?? 'Reload it; your data is untouched.'),
    retry && el('button', { type: 'button', onclick: retry }, 'Try again'));
}

export function problemPage(error, retry) {
  const missing = error.status === 404;
  const heading = missing ? 'Not here' : 'This did not work';
  return {
    title: heading,
    isProblem: true,
    nodes: [
      el('h1', heading),
      notice(error, missing ? null : retry),
      el('p', el('a', { href: '/' }, 'All topics')),
    ],
  };
}
