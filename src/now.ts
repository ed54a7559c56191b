/** The instant of the run, in UTC, to the second; SOURCE_DATE_EPOCH (reproducible-builds.org) sets it, in seconds. */
export function now(): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH);
  const isSet = process.env.SOURCE_DATE_EPOCH && Number.isSafeInteger(epoch) && Math.abs(epoch) < 1e11;
  return `${(isSet ? new Date(epoch * 1000) : new Date()).toISOString().slice(0, 19)}Z`;
}
