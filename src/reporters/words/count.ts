/** A count with its noun: `1 error`, `1,204 records`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${digits(count)} ${count === 1 ? noun : plural}`;
}

/** A number as people read it: `1,204`. */
export function digits(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
