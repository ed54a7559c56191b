import type { HclCall } from '../../../../syntax/hcl/tree.js';
import { oneOf } from '../alternatives.js';
import { holeIn } from '../convert.js';
import { type Datum, failed, unknownDatum } from '../datum.js';
import { type Evaluate, exhausted } from '../evaluation.js';
import type { Scope } from '../scope.js';
import { type Call, refuse, unknown } from './call.js';
import { collections } from './collections.js';
import { encodings } from './encodings.js';
import { isFailing } from './failure.js';
import { files } from './files.js';
import { formatting } from './formatting.js';
import { lists } from './lists.js';
import { maps } from './maps.js';
import { numbers } from './numbers.js';
import { patterns } from './patterns.js';
import { sets } from './sets.js';
import { strings } from './strings.js';
import { types } from './types.js';

const functions = new Map(
  Object.entries({
    ...collections,
    ...encodings,
    ...files,
    ...formatting,
    ...lists,
    ...maps,
    ...numbers,
    ...patterns,
    ...sets,
    ...strings,
    ...types,
  }),
);

/** Longer calls are shown by their name alone. */
const longestShown = 60;

/** What a function call comes to. */
export function callFunction(expression: HclCall, scope: Scope, evaluate: Evaluate): Datum {
  const { span } = expression;
  const written = span.file.text.slice(span.start, span.end);
  const isShort = written.length <= longestShown && !written.includes('\n');
  const shown = isShort ? written : `${expression.name}(…)`;
  const name = expression.name.replace(/^core::/, '');
  if (name === 'try') return attempt(expression, scope, evaluate, shown);
  const data = expression.arguments.map(argument => evaluate(argument, scope));
  const call = callWith(data, expression, shown, scope, evaluate);
  if ('kind' in call) return call;
  if (name === 'can') {
    const [tried] = call.arguments;
    if (tried && isFailing(tried)) return { kind: 'bool', value: false, span };
    return tried && holeIn(tried) === undefined ? { kind: 'bool', value: true, span } : unknown(call);
  }
  const failure = call.arguments.find(datum => datum.kind === 'unknown' && datum.fails);
  if (failure !== undefined) return failure;
  const known = functions.get(name);
  if (known === undefined) return unknownDatum(shown, 'a function that is not evaluated here', span);
  if (!scope.budget.spend(data.length, span)) return exhausted(span);
  return known(call);
}

function callWith(
  data: readonly Datum[],
  { isExpanded, span }: HclCall,
  expression: string,
  scope: Scope,
  evaluate: Evaluate,
): Call | Datum {
  const call = { expression, arguments: data, span, scope, evaluate };
  const last = data.at(-1);
  if (!isExpanded || last === undefined) return call;
  if (last.kind === 'list' && last.open === undefined)
    return { ...call, arguments: [...data.slice(0, -1), ...last.items] };
  return last.kind === 'list' || last.kind === 'unknown' || last.kind === 'reference'
    ? unknown(call)
    : refuse(call, 'whose last argument is no list');
}

/** The first argument that Terraform does not refuse; what is not known may still turn out to be refused. */
function attempt(
  { arguments: choices, span }: HclCall,
  scope: Scope,
  evaluate: Evaluate,
  shown: string,
): Datum {
  const possible: Datum[] = [];
  for (const choice of choices) {
    const datum = evaluate(choice, scope);
    if (isFailing(datum)) continue;
    possible.push(datum);
    if (datum.kind === 'reference' || holeIn(datum) === undefined) break;
  }
  const [first] = possible;
  if (first === undefined) return failed(shown, 'whose arguments are all refused', span);
  return possible.length === 1 ? first : oneOf(possible, holeIn(first)!);
}
