/** A stretch of text in whose place a tool puts something else before Kubernetes sees it. */
export interface Action {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /**
   * What it does: put text, begin or end a block that may be left out or repeated, split such a block, or nothing that
   * is seen.
   */
  readonly kind: 'text' | 'begin' | 'else' | 'end' | 'nothing';
  /** What stands between its brackets. */
  readonly expression: string;
  readonly reason: string;
}

const template = 'an expression that a template fills in';
const deployment = 'a variable that is filled in on deployment';

/**
 * Go templates as in Helm, Argo and Backstage; variables of Flux, which may have a default, and of Kustomize; references
 * of Argo CD's plugins to secrets.
 */
const opening = /(\$?\{\{)|\$\{([^{}\n]*)\}|\$\(([A-Za-z_][\w.-]*)\)|<([a-z]{1,20}:[^<>\n]*)>|\n/g;

/** Every action of a text, in order. A block within one line is one action that puts text. */
export function actionsIn(text: string): Action[] {
  const actions: Action[] = [];
  /** Places in `actions` of blocks that have begun. */
  const open: number[] = [];
  const endAfter = endFinder(text);
  let line = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index;
    const variable = match[2] ?? match[3] ?? match[4];
    if (match[0] === '\n') line++;
    else if (variable !== undefined)
      actions.push({
        start,
        end: opening.lastIndex,
        line,
        kind: 'text',
        expression: variable,
        reason: deployment,
      });
    else {
      const end = endAfter(opening.lastIndex);
      if (end === undefined) break;
      const expression = text
        .slice(opening.lastIndex, end - 2)
        .replace(/^-|-$/g, '')
        .trim();
      const action: Action = { start, end, line, kind: kindOf(expression), expression, reason: template };
      addTo(actions, open, action);
      line += text.slice(start, end).split('\n').length - 1;
      opening.lastIndex = end;
    }
  }
  return actions;
}

function addTo(actions: Action[], open: number[], action: Action): void {
  if (action.kind === 'begin') open.push(actions.length);
  const beginning = action.kind === 'end' ? open.pop() : undefined;
  const begin = beginning === undefined ? undefined : actions[beginning]!;
  if (begin === undefined || begin.line !== action.line) actions.push(action);
  else actions.splice(beginning!, actions.length, { ...begin, kind: 'text', end: action.end });
}

/**
 * Finds the place behind the `}}` that ends a Go template's action, in whose strings and comments it may stand too;
 * undefined where none follows. What is never closed is looked for once, so that the time stays linear.
 */
function endFinder(text: string): (from: number) => number | undefined {
  const token = /"(?:[^"\\\n]|\\.){0,300}"|`[^`]*`|\}\}/g;
  let closes = true;
  return from => {
    const nearest = text.indexOf('}}', from);
    if (nearest === -1) return undefined;
    if (!closes) return nearest + 2;
    const comment = /^-?\s*\/\*/.test(text.slice(from, from + 8)) ? text.indexOf('*/', from) : from;
    token.lastIndex = comment;
    for (let match = comment === -1 ? null : token.exec(text); match !== null; match = token.exec(text))
      if (match[0] === '}}') return token.lastIndex;
    closes = false;
    return nearest + 2;
  };
}

function kindOf(expression: string): Action['kind'] {
  const word = /^[a-z]+/.exec(expression)?.[0] ?? '';
  if (['if', 'with', 'range', 'define', 'block'].includes(word)) return 'begin';
  if (word === 'else' || word === 'end') return word;
  return /^(?:\/\*|\$[\w]*\s*:?=)/.test(expression) ? 'nothing' : 'text';
}
