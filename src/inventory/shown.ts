/** The longest text of the API that a sentence quotes, in UTF-16 code units. */
const longest = 80;

/** Text of unknown length as a sentence quotes it; what prints the sentence escapes it. */
export function shown(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** What the client puts in the place of a word that the API did not tell. */
export const untold = 'unknown';

/** Why a word of the API leaves a doubt, as the end of a sentence; `subject` is what has the word. */
export function unknownWord(subject: string, word: string | undefined): string {
  return word === undefined || word === untold
    ? `Cloudflare does not tell ${subject}`
    : `${subject} is ${shown(word)}, which this version does not know`;
}
