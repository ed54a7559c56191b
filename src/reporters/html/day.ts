import { counted } from '../words/count.js';
import { type Markup, markup, nothing } from './markup.js';

/** A day, YYYY-MM-DD, with how far it is from today where that is known. */
export function dayMarkup(day: string, today?: string): Markup {
  const distance =
    today === undefined ? nothing : markup` <span class="quiet">${distanceOf(day, today)}</span>`;
  return markup`<time datetime="${day}">${day}</time>${distance}`;
}

/** Days since 1970-01-01; NaN for what is no day. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function distanceOf(day: string, today: string): string {
  const days = dayNumber(day) - dayNumber(today);
  if (Number.isNaN(days)) return '';
  if (days === 0) return 'today';
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`;
}
