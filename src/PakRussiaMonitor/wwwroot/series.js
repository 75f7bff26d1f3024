// Turns the counts of an answer into a row of bars without gaps. Times are in milliseconds, buckets in UTC.
import { day, month, shortDay } from './format.js';

const dayLength = 864e5;
const shiftMonth = (t, by) => Date.UTC(new Date(t).getUTCFullYear(), new Date(t).getUTCMonth() + by, 1);
const kinds = {
  day: { most: 60, least: 28, shift: (t, by) => t + by * dayLength, label: shortDay, long: day },
  week: { most: 52, least: 26, shift: (t, by) => t + by * 7 * dayLength, label: t => `week of ${shortDay(t)}`, long: t => `Week of ${day(t)}` },
  month: { most: 36, least: 24, shift: shiftMonth, label: month, long: month },
};

/** The start of the bucket that holds a time; weeks start on Monday. */
function startOf(t, bucket) {
  if (bucket === 'month') return shiftMonth(t, 0);
  const midnight = t - t % dayLength;
  return bucket === 'week' ? midnight - ((new Date(t).getUTCDay() + 6) % 7) * dayLength : midnight;
}

/**
 * The newest stretch as { from, to, count, other, covered, label, long } each, and how many articles lie before it.
 * `others` are the counts of a second topic; `covered` is what share of the time was observed, null where nothing was.
 */
export function series(buckets, bucket, today, { others = [], coverage = [] } = {}) {
  const { most, least, shift, label, long } = kinds[bucket];
  const counts = byStart(buckets);
  const second = byStart(others);
  const covered = new Map(coverage.map(b => [Date.parse(b.start), b.coverage]));
  const known = [...counts.keys(), ...second.keys()];
  const oldest = Math.min(...known);
  const newest = Math.max(...known);
  const now = startOf(Date.parse(today), bucket);
  // Old material only: end where it ends instead of showing an empty present.
  const end = newest < shift(now, 1 - most) || newest > now ? newest : now;
  const start = Math.max(shift(end, 1 - most), Math.min(oldest, shift(end, 1 - least)));
  const points = [];
  for (let t = start; t <= end; t = shift(t, 1)) {
    points.push({ from: iso(t), to: iso(shift(t, 1)), count: counts.get(t) ?? 0, other: second.get(t) ?? 0, covered: covered.get(t) ?? null, label: label(t), long: long(t) });
  }
  const earlier = [...counts].reduce((sum, [t, count]) => t < start ? sum + count : sum, 0);
  return { points, earlier };
}

const byStart = buckets => new Map(buckets.filter(b => b.count).map(b => [Date.parse(b.start), b.count]));
const iso = t => new Date(t).toISOString().replace('.000Z', 'Z');
