import { catalog, type RuleId } from '../rules/catalog.js';
import { isDay } from './day.js';
import type { Ignore } from './ignore.js';

/** What a comment says, before it is known where. */
export type Written = Omit<Ignore, 'at' | 'span'>;

/** Why a comment ignores nothing, as whole sentences that say what to write. */
export class Mistake {
  constructor(readonly message: string) {}
}

/** What these find is something that does not stand there, so that a comment cannot say which name it means. */
const absent: ReadonlySet<string> = new Set<RuleId>(['missing-cname', 'unresolved', 'wildcard-answer']);

/** What these find is about no name. */
const nameless: ReadonlySet<string> = new Set<RuleId>([
  'unreadable',
  'stale-inventory',
  'policy-change',
  'unused-ignore',
]);

const form = 'dcv-check ignore leftover-txt until 2027-01-31: the reason';
const known = Object.keys(catalog).filter(rule => !absent.has(rule) && !nameless.has(rule));

const beginning = /^dcv-check[ \t]*:?[ \t]*ignore(?![\w-])/;
const ruleWord = /[ \t]+([^\s:"]+)/y;
const untilWord = /[ \t]+until[ \t]+([^\s:"]+)/y;
const certificateWord = /[ \t]+certificate[ \t]+"((?:[^"\\]|\\["\\]){1,1000})"/y;

/**
 * Reads what stands behind the marks of a comment; undefined where it is a remark for people. The form is
 * `dcv-check ignore RULE [certificate "LABEL"] [until YYYY-MM-DD]: REASON`.
 */
export function readIgnore(text: string): Written | Mistake | undefined {
  const head = beginning.exec(text)?.[0];
  if (head === undefined) return undefined;
  if (head.includes(':'))
    return mistake('has a colon behind dcv-check, and the colon stands before the reason');
  let at = head.length;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const [whole, word] = pattern.exec(text) ?? [];
    at += whole?.length ?? 0;
    return word;
  };
  const rule = take(ruleWord);
  if (rule === undefined) return mistake('names no rule');
  if (absent.has(rule)) {
    const why = `${rule} is about a record that does not stand here, so a comment cannot say which name it means`;
    return new Mistake(`${why}. Ignore it under ignore: in the settings, by the name as owner:.`);
  }
  if (nameless.has(rule)) {
    const why = `${rule} is about no name, so no comment sets it aside`;
    return new Mistake(
      `${why}. Mend what it says, or change how bad the rule is under rules: in the settings.`,
    );
  }
  if (!Object.hasOwn(catalog, rule))
    return mistake(
      `names ${shown(rule)}, which is no rule. Those that stand at a record are ${known.join(', ')}`,
    );
  let certificate: string | undefined;
  let until: string | undefined;
  for (let before = -1; before !== at; ) {
    before = at;
    certificate ??= take(certificateWord)?.replace(/\\(.)/g, '$1');
    until ??= take(untilWord);
  }
  if (until !== undefined && !isDay(until))
    return mistake(`has ${shown(until)} for its last day, which is no date of the form YYYY-MM-DD`);
  const rest = text.slice(at);
  const reason = /^[ \t]*:(.*)$/s.exec(rest)?.[1]?.trim();
  const stray = /\S+/.exec(rest)?.[0];
  if (reason === undefined && stray !== undefined)
    return mistake(`has ${shown(stray)} where only until, certificate "…" or a colon may stand`);
  if (reason === undefined || reason === '') return mistake('gives no reason behind a colon');
  return {
    rule: rule as RuleId,
    ...(certificate !== undefined && { certificate }),
    reason,
    ...(until !== undefined && { until }),
  };
}

function mistake(what: string): Mistake {
  return new Mistake(`This comment ignores nothing: it ${what}. Write it as \`${form}\`.`);
}

function shown(word: string): string {
  return word.length > 60 ? `${word.slice(0, 60)}…` : word;
}
