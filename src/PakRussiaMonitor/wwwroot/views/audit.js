// Who changed what, the newest first; read when somebody opens it.
import { get } from '../api.js';
import { el } from '../dom.js';
import { moment, time } from '../format.js';
import { notice } from './problem.js';

export function audit() {
  const body = el('div', { 'aria-live': 'polite' });
  const details = el('details.history', { ontoggle: () => details.open && show() }, el('summary', 'Who changed what'), body);
  async function show() {
    try {
      const { changes } = await get('/audit');
      body.replaceChildren(changes.length ? el('ol.fetches', changes.map(row)) : el('p.small', 'Nothing was changed yet.'));
    } catch (problem) {
      body.replaceChildren(notice(problem, show));
    }
  }
  return details;
}

const row = change => el('li',
  el('p', el('strong', change.action.replaceAll('.', ' ')), ` ${change.subject} by `, el('strong', { dir: 'auto' }, change.actor), ' ', time(change.at, `${moment(change.at)} UTC`)),
  change.detail && el('p.small', { dir: 'auto' }, change.detail));
