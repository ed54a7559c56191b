import { groupBy } from '../../group.js';
import { counted } from '../words/count.js';
import { dayNumber } from './day.js';
import type { Deadline } from './deadlines.js';
import { type Markup, markup, nothing } from './markup.js';
import { needsAttention, worstOf } from './status.js';

/** Days that are named below the line at most, so that the words have room on a phone. */
const ticks = 5;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Where a day, as `dayNumber` counts it, stands on the line. */
type At = (day: number) => string;

/** The deadlines as dots on a line from the first day to the last, today among them; those at risk stand above it. */
export function timeLineMarkup(deadlines: readonly Deadline[], today: string | undefined): Markup {
  const days = [...deadlines.map(({ day }) => day), ...(today === undefined ? [] : [today])]
    .map(dayNumber)
    .filter(day => !Number.isNaN(day))
    .sort((a, b) => a - b);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return nothing;
  const at: At = day => `${(3 + (94 * (day - first)) / (last - first)).toFixed(2)}%`;
  const dots = [...groupBy(deadlines, ({ day }) => day)].map(([day, some]) => dotsMarkup(day, some, at));
  const now = today === undefined ? nothing : todayMarkup(dayNumber(today), at);
  return markup`<svg class="time-line" width="100%" height="106" role="img" aria-label="The deadlines on a line of time; the tables below list them."><line x1="0" x2="100%" y1="52" y2="52"/>${ticksMarkup(first, last, at)}${now}${dots}</svg>`;
}

/** The certificates of a day, a dot for each status that is the worst of their names; the more, the larger. */
function dotsMarkup(day: string, deadlines: readonly Deadline[], at: At): Markup {
  const number = dayNumber(day);
  if (Number.isNaN(number)) return nothing;
  const dots = [...groupBy(deadlines, ({ statuses }) => worstOf(statuses))].map(([status, some]) => {
    const radius = Math.min(12, 4 + 2 * Math.log2(some.length)).toFixed(1);
    const y = needsAttention({ status }) ? 36 : 68;
    return markup`<circle class="${status}" cx="${at(number)}" cy="${y}" r="${radius}"><title>${day}: ${counted(some.length, 'certificate')}</title></circle>`;
  });
  return markup`${dots}`;
}

function todayMarkup(day: number, at: At): Markup {
  if (Number.isNaN(day)) return nothing;
  return markup`<line class="today" x1="${at(day)}" x2="${at(day)}" y1="20" y2="84"/>${textMarkup('today', day, 12, at, 'now')}`;
}

/** The first days of months, as many as have room; of a line without one its ends. */
function ticksMarkup(first: number, last: number, at: At): Markup[] {
  const start = new Date(first * 86_400_000);
  const firstOfMonth = (index: number) =>
    Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index) / 86_400_000;
  const step = Math.max(1, Math.ceil((last - first) / 30.4 / ticks));
  const days: number[] = [];
  for (let index = 1; firstOfMonth(index) <= last; index += step) days.push(firstOfMonth(index));
  if (days.length === 0)
    return [first, last].map(day =>
      textMarkup(new Date(day * 86_400_000).toISOString().slice(0, 10), day, 100, at),
    );
  return days.map(day => {
    const date = new Date(day * 86_400_000);
    const name = `${months[date.getUTCMonth()]!} ${date.getUTCFullYear()}`;
    return markup`<line x1="${at(day)}" x2="${at(day)}" y1="48" y2="56"/>${textMarkup(name, day, 100, at)}`;
  });
}

/** Words at a day; near an end of the line they stand inside of it. */
function textMarkup(words: string, day: number, y: number, at: At, name = 'day'): Markup {
  const share = Number.parseFloat(at(day));
  const anchor = share < 12 ? 'start' : share > 88 ? 'end' : 'middle';
  return markup`<text class="${name}" x="${at(day)}" y="${y}" text-anchor="${anchor}">${words}</text>`;
}
