import type { JudgedRequirement } from '../../report.js';
import type { Status } from '../../requirements.js';
import { digits } from '../words/count.js';
import { type Markup, markup } from './markup.js';

/** Every status as people see it, what needs attention first: told apart by sign and word, not by colour alone. */
export const statusWords = {
  violated: { sign: '✗', word: 'violated' },
  unresolved: { sign: '?', word: 'unresolved' },
  met: { sign: '✓', word: 'met' },
  elsewhere: { sign: '–', word: 'elsewhere' },
} as const satisfies Record<Status, { sign: string; word: string }>;

/** The statuses, what needs attention first. */
export const worstFirst = Object.keys(statusWords) as readonly Status[];

/** Whether somebody has to look at a validation name. */
export function needsAttention({ status }: Pick<JudgedRequirement, 'status'>): boolean {
  return status === 'violated' || status === 'unresolved';
}

/** How many of some validation names have each status. */
export function countStatuses(judged: readonly Pick<JudgedRequirement, 'status'>[]): Record<Status, number> {
  const counts = { violated: 0, unresolved: 0, met: 0, elsewhere: 0 };
  for (const { status } of judged) counts[status]++;
  return counts;
}

/** The worst of some statuses. */
export function worstOf(counts: Readonly<Record<Status, number>>): Status {
  return worstFirst.find(status => counts[status] > 0) ?? 'met';
}

/** `✗ 2 violated ✓ 1 met`, each in its colour. */
export function tallyMarkup(counts: Readonly<Record<Status, number>>): Markup {
  const parts = worstFirst
    .filter(status => counts[status] > 0)
    .map(
      status =>
        markup` <span class="${status}"><span aria-hidden="true">${statusWords[status].sign}</span> ${digits(counts[status])} ${statusWords[status].word}</span>`,
    );
  return markup`<span class="tally">${parts}</span>`;
}
