import type { Span } from '../../source.js';
import type { ForHead } from './for-head.js';
import { Mistake, type Nesting } from './mistake.js';
import type { HclSource } from './tokens.js';
import type { HclExpression, HclTemplatePart } from './tree.js';

/** A piece of a template before `%{if}` and `%{for}` have found their ends; text reaches no further than its line. */
export type TemplatePiece = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text'; text: string }
  | { readonly kind: 'interpolation'; readonly expression: HclExpression }
  | { readonly kind: 'if'; readonly condition: HclExpression }
  | (ForHead & { readonly kind: 'for' })
  | { readonly kind: 'else' | 'endif' | 'endfor' }
);

/** A directive that waits for its end. */
interface Open {
  readonly piece: TemplatePiece & { kind: 'if' | 'for' };
  readonly whenTrue: HclTemplatePart[];
  whenFalse?: HclTemplatePart[];
}

/** Puts what stands between a directive and its end into it. */
export function assemble(
  pieces: readonly TemplatePiece[],
  source: HclSource,
  nesting: Nesting,
): HclTemplatePart[] {
  const all: HclTemplatePart[] = [];
  const open: Open[] = [];
  const innermost = (): HclTemplatePart[] => open.at(-1)?.whenFalse ?? open.at(-1)?.whenTrue ?? all;
  for (const piece of pieces) {
    const { kind, start, end } = piece;
    if (kind === 'text') addText(innermost(), piece.text, source.spanOf(start, end));
    else if (kind === 'interpolation')
      innermost().push({ kind, expression: piece.expression, span: source.spanOf(start, end) });
    else if (kind === 'if' || kind === 'for') {
      nesting.enter(start);
      open.push({ piece, whenTrue: [] });
    } else {
      const wanted = kind === 'endfor' ? 'for' : 'if';
      const top = open.at(-1);
      if (top?.piece.kind !== wanted || (kind === 'else' && top.whenFalse !== undefined))
        throw new Mistake(`\`%{ ${kind} }\` belongs to no \`%{ ${wanted} }\`. Delete it`, start, end);
      if (kind === 'else') top.whenFalse = [];
      else {
        nesting.leave();
        open.pop();
        innermost().push(directive(top, source.spanOf(top.piece.start, end)));
      }
    }
  }
  const [unended] = open;
  if (unended !== undefined) {
    const { kind, start, end } = unended.piece;
    throw new Mistake(`\`%{ ${kind} }\` has no end. Add \`%{ end${kind} }\``, start, end);
  }
  return all;
}

function addText(parts: HclTemplatePart[], text: string, span: Span): void {
  const last = parts.at(-1);
  if (last?.kind !== 'text') parts.push({ kind: 'text', text, span });
  else
    parts[parts.length - 1] = {
      kind: 'text',
      text: last.text + text,
      span: { ...last.span, end: span.end },
    };
}

function directive({ piece, whenTrue, whenFalse = [] }: Open, span: Span): HclTemplatePart {
  if (piece.kind === 'if') return { kind: 'if', condition: piece.condition, whenTrue, whenFalse, span };
  const { kind, start: _start, end: _end, ...head } = piece;
  return { kind, ...head, body: whenTrue, span };
}
