// The two questions that every count answers to: what is counted, and by which clock. Links, so that each answer has its address.
import { el } from '../dom.js';
import { href } from '../route.js';

function oneOf(label, route, name, options) {
  return el('nav.switch', { 'aria-label': label },
    options.map(([value, text, hint]) =>
      el('a', { href: href({ ...route, ...(name === 'unit' ? {} : { from: null, to: null }), [name]: value }), title: hint, 'aria-current': route[name] === value ? 'true' : null }, text)));
}

export const unitSwitch = route => oneOf('What is counted', route, 'unit', [
  ['articles', 'articles', 'Every text counts'],
  ['pieces', 'pieces', 'A text that several outlets print counts once'],
]);

/** On a topic a share can be asked for too; it is one of articles. */
export function measureSwitch(route) {
  const one = (text, chosen, hint, parts) => el('a', { href: href({ ...route, ...parts }), title: hint, 'aria-current': chosen ? 'true' : null }, text);
  return el('nav.switch', { 'aria-label': 'What is counted' },
    one('articles', route.unit === 'articles' && !route.share, 'Every text counts', { unit: 'articles', share: null }),
    one('pieces', route.unit === 'pieces', 'A text that several outlets print counts once', { unit: 'pieces', share: null }),
    one('share', route.share && route.unit === 'articles', 'Its part of all stored articles', { unit: 'articles', share: '1' }));
}

export const clockSwitch = route => oneOf('By which clock', route, 'clock', [
  ['published', 'published', 'By the date that the feed gives'],
  ['seen', 'first seen', 'By when this monitor first saw it'],
]);

export const bucketSwitch = route => oneOf('One bar for each', route, 'bucket', [
  ['day', 'day'], ['week', 'week'], ['month', 'month'],
]);
