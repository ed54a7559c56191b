/** Makes time stand still and chance certain, so that equal files give equal records. Carried into the sandbox as text. */
export function stopClock(global: Record<string, unknown>): void {
  const Dates = Date;
  // The start of 2020: any instant does, as long as all runs see the same.
  const now = 1_577_836_800_000;
  function StoppedDate(this: unknown, ...parts: unknown[]): unknown {
    if (new.target === undefined) return new Dates(now).toString();
    return Reflect.construct(Dates, parts.length === 0 ? [now] : parts, new.target);
  }
  StoppedDate.prototype = Dates.prototype;
  Dates.prototype.constructor = StoppedDate as unknown as DateConstructor;
  StoppedDate.UTC = Dates.UTC;
  StoppedDate.parse = Dates.parse;
  StoppedDate.now = () => now;
  global.Date = StoppedDate;
  Math.random = () => 0.5;
}
