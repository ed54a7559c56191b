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
  if (plan.patch !== '') yield plan.patch.replace(/\n$/, '');
}

function* remarks(plan: MovePlan): Generator<string> {
  const { zone, to, changed, alsoChanged, settings, left, elsewhere, notes } = plan;
  yield `${zone} moves to the validation URL ${to}: ${headline(plan)}.`;
  for (const note of notes) yield printable(note);
  yield 'Publish it only once the new zone is active on Cloudflare, and soon after: tokens are placed only while a zone is active.';
  yield `Refresh the lock file afterwards, where there is one: dcv-check inventory --lock FILE.`;
  yield* section(
    'Records that change:',
    changed,
    ({ owner, from, span }) => `${lineOf(span)}: ${printable(nameText(owner))}, from ${from}`,
  );
  yield* section('Other places that change:', alsoChanged, lineOf);
  yield* section('Settings that change:', settings, lineOf);
  yield* section('Left to do by hand:', left, leftText);
  yield* section('Needed, and in no zone of this repository:', elsewhere, String);
  yield '';
}

function headline({ patch, changed, left, followsByItself, already }: MovePlan): string {
  const parts = [
    patch === ''
      ? 'nothing changes here'
      : `${counted(changed.length, 'record')} ${changed.length === 1 ? 'changes' : 'change'}`,
    ...(already > 0 ? [`${counted(already, 'record')} ${already === 1 ? 'has' : 'have'} it already`] : []),
    ...(followsByItself > 0
      ? [
          `${counted(followsByItself, 'record')} ${followsByItself === 1 ? 'asks' : 'ask'} Cloudflare for it and ${followsByItself === 1 ? 'follows' : 'follow'} once the code names the new zone`,
        ]
      : []),
    left.length === 0
      ? 'nothing is left to do by hand'
      : `${counted(left.length, 'place')} ${left.length === 1 ? 'is' : 'are'} left to do by hand`,
  ];
  return parts.join(', ');
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
  yield '{';
  yield `  "version": ${version},`;
  yield `  "zone": ${jsonLine(plan.zone)},`;
  yield `  "to": ${jsonLine(plan.to)},`;
  yield* arrayLines(
    'changed',
    plan.changed,
    '  ',
    itemLine(({ owner, from, span }) => ({ owner: nameText(owner), from, location: locationOf(span) })),
    ',',
  );
  yield* arrayLines('also_changed', plan.alsoChanged, '  ', itemLine(placeJson), ',');
  yield* arrayLines('settings', plan.settings, '  ', itemLine(placeJson), ',');
  yield* arrayLines('left', plan.left, '  ', itemLine(leftJson), ',');
  yield `  "elsewhere": ${jsonLine(plan.elsewhere)},`;
  yield `  "follows_by_itself": ${plan.followsByItself},`;
  yield `  "already": ${plan.already},`;
  yield `  "notes": ${jsonLine(plan.notes)},`;
  yield `  "patch": ${jsonLine(plan.patch)}`;
  yield '}';
}

function placeJson(span: Span): object {
  return { location: locationOf(span) };
}

function leftJson({ reason, owner, span }: Leftover): object {
  return { reason, ...(owner && { owner: nameText(owner) }), location: locationOf(span) };
}
