// Numbers, dates and words as a person reads them. Days are UTC, as the counts are.
import { el } from './dom.js';

const whole = new Intl.NumberFormat('en');
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

function inUtc(options) {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  return time => format.format(new Date(time));
}

export const number = n => whole.format(n);
export const change = n => n > 0 ? `+${number(n)}` : number(n).replace('-', '−');
export const shortDay = inUtc({ day: 'numeric', month: 'short' });
export const day = inUtc({ dateStyle: 'medium' });
export const month = inUtc({ month: 'short', year: 'numeric' });
export const moment = inUtc({ dateStyle: 'medium', timeStyle: 'short' });

/** "1 article", "5 articles": the name of a unit is its plural. */
export function count(n, unit) {
  return `${number(n)} ${n === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** "12 minutes ago", "in 3 hours". */
export function ago(time) {
  const seconds = (new Date(time) - Date.now()) / 1000;
  const steps = [['day', 86400], ['hour', 3600], ['minute', 60]];
  const [unit, size] = steps.find(([, s]) => Math.abs(seconds) >= s) ?? ['second', 1];
  return relative.format(Math.round(seconds / size), unit);
}

/** A <time> that shows `text` and tells the full moment on hover and to machines. */
export function time(value, text) {
  return el('time', { datetime: value, title: `${moment(value)} UTC` }, text);
}

/** Feeds without a date are common, so that "undated" is a normal word here, not an error. */
export const published = value => value ? time(value, day(value)) : 'undated';

/** "notAFeed" or "share-bar" as words: "Not a feed", "Share bar". */
export function words(name) {
  const spaced = name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ').replace(/[-_]+/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** How long after the first a copy came: "+3 h", "+2 d". */
export function lag(minutes) {
  const [size, unit] = minutes >= 1440 ? [1440, 'd'] : minutes >= 60 ? [60, 'h'] : [1, 'min'];
  return minutes < 1 ? 'at the same time' : `+${number(Math.round(minutes / size))} ${unit}`;
}

/** 0.123 as "12.3 %". */
export const percent = share => `${(100 * share).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
