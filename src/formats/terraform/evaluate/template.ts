import type { Span } from '../../../source.js';
import type { HclTemplate, HclTemplatePart } from '../../../syntax/hcl/tree.js';
import type { Hole, Parts } from '../../../value.js';
import { merged } from '../../written.js';
import { eitherParts } from './alternatives.js';
import { perStep } from './budget.js';
import { boolOf, holeIn, Misfit, partsOf } from './convert.js';
import { type Datum, failed } from './datum.js';
import { type Evaluate, exhausted, tooDeep } from './evaluation.js';
import { membersOf, variablesOf } from './iteration.js';
import { type Scope, withVariables } from './scope.js';

/** What a string or heredoc comes to: `"${x}"` is `x` itself, everything else text. */
export function evaluateTemplate(template: HclTemplate, scope: Scope, evaluate: Evaluate): Datum {
  const [first] = template.parts;
  if (template.parts.length === 1 && first?.kind === 'interpolation')
    return evaluate(first.expression, scope);
  const parts = new TemplateEvaluator(evaluate).parts(template.parts, scope);
  if (!isParts(parts)) return parts;
  return { kind: 'text', parts: merged(parts), span: insideOf(template) };
}

/** The text without its quotes. */
function insideOf({ parts, span }: HclTemplate): Span {
  const [first, last] = [parts[0], parts.at(-1)];
  return first === undefined || last === undefined ? span : { ...first.span, end: last.span.end };
}

function isParts(parts: Parts | Datum): parts is Parts {
  return Array.isArray(parts);
}

class TemplateEvaluator {
  constructor(private readonly evaluate: Evaluate) {}

  /** Text, or what Terraform refuses. */
  parts(template: readonly HclTemplatePart[], scope: Scope): Parts | Datum {
    if (!scope.budget.enter()) return [tooDeep];
    const parts = this.eachPart(template, scope);
    scope.budget.leave();
    return parts;
  }

  private eachPart(template: readonly HclTemplatePart[], scope: Scope): Parts | Datum {
    const all: (string | Hole)[] = [];
    for (const part of template) {
      const parts = this.part(part, scope);
      if (!isParts(parts)) return parts;
      for (const piece of parts) all.push(piece);
    }
    return all;
  }

  private part(part: HclTemplatePart, scope: Scope): Parts | Datum {
    if (part.kind === 'text') return [part.text];
    if (part.kind === 'interpolation') {
      const datum = this.evaluate(part.expression, scope);
      const parts = partsOf(datum);
      if (parts instanceof Misfit)
        return datum.kind === 'unknown' ? datum : failed('…', parts.reason, part.span);
      const length = parts.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 1), 0);
      return scope.budget.spend(length / perStep, part.span) ? parts : exhausted(part.span);
    }
    if (part.kind === 'if') {
      const condition = this.evaluate(part.condition, scope);
      const truth = boolOf(condition);
      if (truth instanceof Misfit)
        return condition.kind === 'unknown' ? condition : failed('%{ if }', truth.reason, part.span);
      if (truth !== undefined) return this.parts(truth ? part.whenTrue : part.whenFalse, scope);
      const [a, b] = [this.parts(part.whenTrue, scope), this.parts(part.whenFalse, scope)];
      const hole = holeIn(condition)!;
      return isParts(a) && isParts(b) ? eitherParts(merged(a), merged(b), hole) : [hole];
    }
    return this.loop(part, scope);
  }

  private loop(part: HclTemplatePart & { kind: 'for' }, scope: Scope): Parts | Datum {
    const collection = this.evaluate(part.collection, scope);
    const members = membersOf(collection, part.span);
    if ('kind' in members) return members;
    const all: (string | Hole)[] = [];
    for (const member of members.sure) {
      if (!scope.budget.spend(1, part.span)) return exhausted(part.span);
      const parts = this.parts(part.body, withVariables(scope, variablesOf(part, member)));
      if (!isParts(parts)) return parts;
      for (const piece of parts) all.push(piece);
    }
    return members.open === undefined ? all : [members.open];
  }
}
