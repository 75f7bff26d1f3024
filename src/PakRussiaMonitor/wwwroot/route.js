// The URL is the page's whole state, so that any view can be sent to a colleague.
//   /                                           topics
//   /?topic=ID&bucket=&from=&to=&asOf=&with=    a topic; from and to narrow its list; asOf pins its numbers; with compares
//   /?topic=ID&share=1&changes=1                as a share of everything; why its number changed
//   /?view=edit&topic=ID&q=                     a topic's query and what another would change; without topic a new one
//   /?view=search&q=&kind=&outlet=              stored articles
//   /?article=ID&topic=ID&diff=N|other=ID       an article; topic says whose words are marked; with a version, or another article
//   /?view=sources&history=ID                   sources, one of them with its history open
// unit and clock go along everywhere; what stands at its default is left out.

const defaults = { unit: 'articles', clock: 'published', bucket: 'day' };
const views = ['sources', 'search', 'edit'];
const choices = {
  unit: ['articles', 'pieces'],
  clock: ['published', 'seen'],
  bucket: ['day', 'week', 'month'],
};

export function read(search) {
  const query = new URLSearchParams(search);
  const given = name => query.get(name) || null;
  const chosen = name => choices[name].includes(query.get(name)) ? query.get(name) : defaults[name];
  const route = {
    topic: given('topic'), article: given('article'), history: given('history'),
    from: given('from'), to: given('to'), asOf: given('asOf'),
    with: given('with'), share: given('share'), changes: given('changes'), q: given('q'), kind: given('kind'), outlet: given('outlet'),
    diff: given('diff'), other: given('other'),
    unit: chosen('unit'), clock: chosen('clock'), bucket: chosen('bucket'),
  };
  route.view = views.includes(given('view')) ? given('view') : route.article ? 'article' : route.topic ? 'topic' : 'topics';
  return route;
}

const names = ['view', 'article', 'topic', 'with', 'unit', 'share', 'clock', 'bucket', 'from', 'to', 'asOf', 'changes', 'q', 'kind', 'outlet', 'diff', 'other', 'history'];

/** The address of a state: only the named parts, besides unit and clock. */
export function href(route) {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = route[name];
    const implied = name === 'view' && !views.includes(value);
    if (value && !implied && value !== defaults[name]) query.set(name, value);
  }
  return query.size ? `/?${query}` : '/';
}

/** Leads to another address as a click on a link would. */
export const go = url => document.dispatchEvent(new CustomEvent('go', { detail: url }));

export const toTopics = ({ unit, clock }) => href({ unit, clock });
export const toTopic = (id, { unit, clock }) => href({ topic: id, unit, clock });
export const toArticle = (id, { topic, unit, clock }) => href({ article: id, topic, unit, clock });

/** Same thing under another angle (unit, clock, bucket): the reader's place on the page is kept then. */
export function samePlace(a, b) {
  return a.view === b.view && a.topic === b.topic && a.article === b.article;
}
