const hoursOf: Readonly<Record<string, number>> = { h: 1, d: 24, w: 7 * 24 };

/** The hours of an age as settings state it: `12h`, `14d`, `2w`. Throws where it is none: that is a bug. */
export function parseAge(text: string): number {
  const [, count, unit] = /^([1-9]\d*)([hdw])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) throw new Error(`${text} is no age`);
  return Number(count) * hoursOf[unit]!;
}

/** How many hours lie between two instants; negative where a file says to have been read after `now`. */
export function ageInHours(readAt: string, now: string): number {
  return (Date.parse(now) - Date.parse(readAt)) / 3_600_000;
}
