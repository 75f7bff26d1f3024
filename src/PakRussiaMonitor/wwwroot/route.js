// The URL is the page's whole state, so that any view can be sent to a colleague.
//   /                                     topics
//   /?topic=ID&bucket=&from=&to=&asOf=    a topic; from and to narrow its list; asOf pins its numbers
//   /?article=ID&topic=ID                 an article; topic says where one came from
//   /?view=sources&history=ID             sources, one of them with its history open
// unit and clock go along everywhere; what stands at its default is left out.

const defaults = { unit: 'articles', clock: 'published', bucket: 'day' };
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
    unit: chosen('unit'), clock: chosen('clock'), bucket: chosen('bucket'),
  };
  route.view = given('view') === 'sources' ? 'sources' : route.article ? 'article' : route.topic ? 'topic' : 'topics';
  return route;
}

/** The address of a state: only the named parts, besides unit and clock. */
export function href(route) {
  const query = new URLSearchParams();
  for (const name of ['view', 'article', 'topic', 'unit', 'clock', 'bucket', 'from', 'to', 'asOf', 'history']) {
    const value = route[name];
    const implied = name === 'view' && value !== 'sources';
    if (value && !implied && value !== defaults[name]) query.set(name, value);
  }
  return query.size ? `/?${query}` : '/';
}

export const toTopics = ({ unit, clock }) => href({ unit, clock });
export const toTopic = (id, { unit, clock }) => href({ topic: id, unit, clock });
export const toArticle = (id, { topic, unit, clock }) => href({ article: id, topic, unit, clock });

/** Same thing under another angle (unit, clock, bucket): the reader's place on the page is kept then. */
export function samePlace(a, b) {
  return a.view === b.view && a.topic === b.topic && a.article === b.article;
}
