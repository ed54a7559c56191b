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

/** An id in a text, in lower case, and its offset. */
export interface Occurrence {
  readonly id: string;
  readonly at: number;
}

/** Finds ids in a text. */
export type Finder = (text: string) => readonly Occurrence[];

/**
 * Finds where one of the ids stands as a word of its own, in whichever case: no letter, digit, hyphen or underscore
 * beside it. An id that is not of letters and digits is found nowhere.
 */
export function finderOf(ids: Iterable<string>): Finder {
  const searched = [...ids].filter(id => /^[a-z0-9]+$/.test(id));
  if (searched.length === 0) return () => [];
  const word = new RegExp(`(?<![\\w-])(?:${searched.join('|')})(?![\\w-])`, 'gi');
  return text => [...text.matchAll(word)].map(match => ({ id: match[0].toLowerCase(), at: match.index }));
}

/** The text with one id for those that are found; what is a longer word stays. */
export function withId(text: string, find: Finder, id: string): string {
  let replaced = '';
  let copied = 0;
  for (const { id: old, at } of find(text)) {
    replaced += text.slice(copied, at) + id;
    copied = at + old.length;
  }
  return replaced + text.slice(copied);
}
