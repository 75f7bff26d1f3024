// What can be set for one source, what is known of it, and what cleaning learned; asked for when it is opened.
import { get, post, send } from '../api.js';
import { el, joined } from '../dom.js';
import { count, moment, number, percent, words } from '../format.js';
import { notice } from './problem.js';

export function setup(source, redraw) {
  const body = el('div.setup', { 'aria-live': 'polite' });
  const path = `/sources/${encodeURIComponent(source.id)}`;
  const draw = async () => {
    try {
      const [one, template, rules, pages] = await Promise.all([
        get(path), get(`${path}/template`), get(`${path}/rules`), source.kind === 'feed' ? get(`${path}/pages`) : null]);
      body.replaceChildren(...[
        source.kind === 'feed' && form(one, path, redraw), observed(one), cleaning(one), lines(template), ruled(rules, path, draw), followed(pages),
      ].filter(Boolean));
    } catch (problem) {
      body.replaceChildren(notice(problem, draw));
    }
  };
  const details = el('details', { class: 'history', ontoggle: () => details.open && !body.firstChild && draw() },
    el('summary', 'Settings, cleaning', source.settings?.followLinks && ', pages', el('span.unseen', ` of ${source.name}`)), body);
  return details;
}

function form(source, path, redraw) {
  const { settings } = source;
  const said = el('div', { role: 'status' });
  const field = (name, label, value, hint, type = 'text') => el('label', label, el('input', { name, value: value ?? '', type, autocomplete: 'off' }), hint && el('span.small', hint));
  const node = el('form.settings', { novalidate: true, onsubmit: async event => {
    event.preventDefault();
    const given = new FormData(node);
    const text = name => given.get(name).trim() || null;
    const header = text('header');
    const [key, ...value] = header?.split(':') ?? [];
    const patch = {
      ...(text('name') && { name: text('name') }),
      settings: {
        intervalMinutes: text('interval') === null ? null : Number(text('interval')), followLinks: given.has('follow'), articleLinks: text('links'),
        basicAuthVariable: text('auth'), ...(header && { headers: { [key.trim()]: value.join(':').trim() || null } }),
      },
    };
    try {
      await redraw(await send('PATCH', path, patch, { match: source.eTag ?? source.etag }), 'Saved.');
    } catch (problem) {
      said.replaceChildren(notice(problem));
    }
  } },
    field('name', 'Name', source.name),
    field('interval', 'Minutes between fetches', settings.intervalMinutes, 'Empty: follows the feed’s own rhythm. 10 to 1440.', 'number'),
    field('links', 'CSS selector of article links', settings.articleLinks, 'For a page that lists articles.'),
    field('auth', 'Variable with user:password', settings.basicAuthVariable, 'An environment variable of the service that begins with FEED_AUTH_.'),
    field('header', 'Header to send', '', `Name: value, or the name and a colon to take it away.${settings.headers.length ? ` Set: ${settings.headers.join(', ')}.` : ''}`),
    el('label.check', el('input', { name: 'follow', type: 'checkbox', checked: settings.followLinks }), ' Take the text from the page behind each item'),
    el('button', 'Save'), said);
  return node;
}

function observed({ observed: seen }) {
  return seen && el('p', joined([
    seen.last7Days !== null && `${percent(seen.last7Days)} of the last 7 days was observed`,
    seen.since && `without a break since ${moment(seen.since)} UTC`,
    seen.lastGap && `items may have been missed between ${moment(seen.lastGap.from)} and ${moment(seen.lastGap.until)} UTC`,
  ], '; '));
}

const cleaning = ({ cleaning: share }) => share && el('p', `Of its last articles ${share.removedPercent} % of the text was removed; usual are ${share.usualPercent} %.`);

function lines({ articles, lines: known }) {
  return el('section',
    el('h3', 'Template'),
    el('p.small', known.length
      ? `Lines that come again at the edges, learned from ${count(articles, 'articles')}.`
      : `No line has come again at the edges of its ${count(articles, 'articles')}. What repeats is learned and removed by itself.`),
    known.length > 0 && el('ul', known.map(line => el('li.small', el('bdi', line.line), ` · ${line.state === 'template' ? 'removed' : 'not yet removed'} · in ${count(line.articles, 'articles')}`))));
}

function ruled({ rules }, path, draw) {
  const line = el('input', { name: 'line', 'aria-label': 'A line of its articles', placeholder: 'A line of its articles', autocomplete: 'off' });
  const said = el('div', { role: 'status' });
  const act = async what => {
    try {
      await what();
      await draw();
    } catch (problem) {
      said.replaceChildren(notice(problem));
    }
  };
  const make = action => el('button', { type: 'button', onclick: () => act(() => post(`${path}/rules`, { action, line: line.value })) }, words(action));
  return el('section',
    el('h3', 'Rules'),
    el('ul', rules.map(rule => el('li.small', el('strong', words(rule.action)), ' ', el('bdi', rule.line), ' ',
      el('button', { type: 'button', 'aria-label': `Drop the rule: ${rule.line}`, onclick: () => act(() => send('DELETE', `${path}/rules/${rule.id}`)) }, 'Drop')))),
    el('div.line', line, make('keep'), make('cut')), said);
}

function followed(pages) {
  if (!pages || !pages.pages.length) return null;
  return el('section',
    el('h3', 'Followed pages'),
    el('p.small', joined(['pending', 'done', 'refused', 'failed'].map(state => `${number(pages[state])} ${state}`))),
    el('ul', pages.pages.slice(0, 20).map(page => el('li.small', joined([page.state, el('bdi', page.url), page.sentence])))));
}
