import { dcvSuffix } from '../delegated-dcv.js';
import { below, type DomainName, labelsOf } from '../dns/name.js';

/** The id in a validation URL: its first label, in lower case. */
export function idOf(validationUrl: DomainName): string {
  return labelsOf(validationUrl)[0] ?? '';
}

/** The validation URL of an id. */
export function urlOf(id: string): DomainName {
  return below(id, dcvSuffix);
}

/** Where ids stand in a text, each a word of its own, in whichever case: `x-<id>` and `<id>0` are other words. */
export function placesOf(ids: ReadonlySet<string>, text: string): { id: string; at: number }[] {
  const places: { id: string; at: number }[] = [];
  if (ids.size === 0) return places;
  for (const { 0: word, index } of text.matchAll(words))
    if (ids.has(word.toLowerCase())) places.push({ id: word.toLowerCase(), at: index });
  return places;
}

/** The text with another id in their place. */
export function withId(id: string, ids: ReadonlySet<string>, text: string): string {
  return text.replace(words, word => (ids.has(word.toLowerCase()) ? id : word));
}

const words = /[\w-]+/g;
