/** Characters that are gathered before they are handed on: few writes, and never a whole output in memory. */
const chunkSize = 65_536;

/** Lines put together to chunks of about 64 KiB, each line with its line break. */
export function* chunked(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < chunkSize) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
