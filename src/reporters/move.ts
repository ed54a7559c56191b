import type { Leftover, MovePlan } from '../move/plan.js';
import type { Span } from '../source.js';
import { chunked } from './layout/chunks.js';
import { arrayLines, itemLine, jsonLine } from './layout/json-lines.js';
import { locationOf } from './layout/location.js';
import { printable } from './layout/printable.js';
import { counted } from './words/count.js';
import { lineOf } from './words/place.js';
import { nameText } from './words/record-words.js';

/** Raised on any breaking change of the JSON's shape. */
const version = 1;

/** The patch behind remarks that `git apply` passes over, so that the whole can be read and piped. */
export function moveText(plan: MovePlan): Iterable<string> {
  return chunked(textLines(plan));
}

/** The same for programs. */
export function moveJson(plan: MovePlan): Iterable<string> {
  return chunked(jsonLines(plan));
}

function* textLines(plan: MovePlan): Generator<string> {
  for (const line of remarks(plan)) yield line === '' ? '#' : `# ${line}`;
  if (plan.patch !== '') yield `#\n${plan.patch.replace(/\n$/, '')}`;
}

function* remarks(plan: MovePlan): Generator<string> {
  const { zone, to, patch, changed, alsoChanged, settings, left, elsewhere, notes } = plan;
  yield `${zone} moves to ${to}: ${headline(plan)}.`;
  for (const note of notes) yield printable(note);
  if (patch !== '') {
    yield 'Publish the change once the new zone is active, and soon after: Cloudflare places tokens only while a zone is active.';
    yield 'If you keep a lock file, refresh it then: dcv-check inventory --lock FILE';
  }
  yield* section(
    'Records that change:',
    changed,
    ({ owner, from, span }) => `${lineOf(span)}: ${printable(nameText(owner))}, from ${from}`,
  );
  yield* section('Other places that change:', [...alsoChanged, ...settings], lineOf);
  yield* section('Left to do by hand:', left, leftText);
  yield* section('Needed, and in no zone of this repository:', elsewhere, String);
}

function headline({ changed, left, elsewhere, followsByItself, already }: MovePlan): string {
  const parts = [
    [changed.length, `${counted(changed.length, 'record')} to change`],
    [already, `${counted(already, 'record')} changed already`],
    [followsByItself, `${counted(followsByItself, 'record')} to follow once the code names the new zone`],
    [left.length, `${counted(left.length, 'place')} left to do by hand`],
    [elsewhere.length, `${counted(elsewhere.length, 'record')} elsewhere`],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([, text]) => text);
  return said.length === 0 ? 'nothing here to change' : said.join(', ');
}

function* section<T>(title: string, items: readonly T[], textOf: (item: T) => string): Generator<string> {
  if (items.length === 0) return;
  yield '';
  yield title;
  for (const item of items) yield `  ${textOf(item)}`;
}

function leftText({ reason, owner, span }: Leftover): string {
  const place = span === undefined ? '' : `${lineOf(span)}: `;
  const name = owner === undefined ? '' : `${printable(nameText(owner))}: `;
  return `${place}${name}${printable(reason)}`;
}

function* jsonLines(plan: MovePlan): Generator<string> {
  const { zone, to, elsewhere, followsByItself, already, notes, patch } = plan;
  const location = (span: Span | undefined): object => ({ location: locationOf(span) });
  const lists: Record<string, readonly object[]> = {
    changed: plan.changed.map(({ owner, from, span }) => ({
      ...{ owner: nameText(owner), from },
      ...location(span),
    })),
    also_changed: plan.alsoChanged.map(location),
    settings: plan.settings.map(location),
    left: plan.left.map(({ reason, owner, span }) => ({
      ...{ reason, ...(owner && { owner: nameText(owner) }) },
      ...location(span),
    })),
  };
  const rest = { elsewhere, follows_by_itself: followsByItself, already, notes };
  yield `{\n  "version": ${version},\n  "zone": ${jsonLine(zone)},\n  "to": ${jsonLine(to)},`;
  for (const [key, items] of Object.entries(lists)) yield* arrayLines(key, items, '  ', asItem, ',');
  for (const [key, value] of Object.entries(rest)) yield `  "${key}": ${jsonLine(value)},`;
  yield `  "patch": ${jsonLine(patch)}\n}`;
}

const asItem = itemLine((item: object) => item);
