// Where the articles come from: which sources are well, which need a person, and a form to add one.
import { get } from '../api.js';
import { el } from '../dom.js';
import { count } from '../format.js';
import { addForm } from './add-source.js';
import { audit } from './audit.js';
import { legend } from './dots.js';
import { needsYou, refreshNeeds } from './header.js';
import { sourceCard } from './source-card.js';

export async function sources(route, signal) {
  const { sources: all } = await get('/sources', {}, signal);
  refreshNeeds(all);
  const list = el('ul.sources', all.map(source => sourceCard(source, route)));
  const teach = el('p.lead', `${all.length ? 'Only replayed texts so far' : 'No sources yet'}: paste a feed’s address.`);
  teach.hidden = all.some(source => source.kind === 'feed');
  const key = legend();
  const added = source => {
    teach.hidden = true;
    list.before(key);
    list.prepend(sourceCard(source, route));
    document.dispatchEvent(new CustomEvent('sources-changed'));
  };
  const needing = all.filter(needsYou).length;
  return {
    title: 'Sources',
    say: `${count(all.length, 'sources')}, ${needing} in need of you`,
    nodes: [
      el('div.heading', el('h1', 'Sources'),
        all.length > 0 && el('p.small', `${count(all.length, 'sources')}${needing ? ', those with trouble first' : ''}`)),
      teach,
      addForm(added),
      all.length > 0 && key,
      list,
      audit(),
    ].filter(Boolean),
  };
}
