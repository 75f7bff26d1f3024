// What the header tells on every view: how many sources need a person, and whether the service is up.
import { get } from '../api.js';
import { shape } from '../charts.js';

const needs = document.getElementById('needs');
const status = document.getElementById('status');

export const needsYou = source => source.health.state === 'trouble' || source.health.state === 'failing';

/** Asks for the sources unless a view just did. A failure stays silent: the view itself says what is wrong. */
export async function refreshNeeds(known = null) {
  try {
    const sources = known ?? (await get('/sources')).sources;
    const count = sources.filter(needsYou).length;
    needs.hidden = count === 0;
    needs.textContent = `${count} ${count === 1 ? 'needs' : 'need'} you`;
  } catch {
    needs.hidden = true;
  }
}

export function serviceStatus(isReady) {
  status.replaceChildren(shape(isReady ? 'disc' : 'cross'), isReady ? 'Running' : 'Not ready');
  status.classList.toggle('bad', !isReady);
}
