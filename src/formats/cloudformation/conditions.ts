import type { YamlNode } from '../../syntax/yaml.js';
import { canBe } from '../../value.js';
import { evaluate } from './evaluate.js';
import { type Evaluated, holeOf, knownText, partsOf } from './evaluated.js';
import { intrinsicIn, itemsOf } from './intrinsic.js';
import type { Scope, Truth } from './scope.js';

/** Whether an entry of `Conditions` holds. */
export function truthOf(node: YamlNode, scope: Scope): Truth {
  const { name, argument } = intrinsicIn(node) ?? {};
  if (argument === undefined || !scope.names.enter(node.span)) return notUnderstood;
  try {
    const operands = itemsOf(argument) ?? [];
    switch (name) {
      case 'Condition':
        return scope.names.condition(knownText(evaluate(argument, scope)) ?? '');
      case 'Equals':
        return operands.length === 2
          ? areEqual(operands.map(operand => evaluate(operand, scope)))
          : notUnderstood;
      case 'Not':
        return operands.length === 1 ? not(truthOf(operands[0]!, scope)) : notUnderstood;
      case 'And':
        return all(operands.map(operand => truthOf(operand, scope)));
      case 'Or':
        return not(all(operands.map(operand => not(truthOf(operand, scope)))));
      default:
        return notUnderstood;
    }
  } finally {
    scope.names.leave();
  }
}

const notUnderstood: Truth = { expression: 'Condition', reason: 'which could not be understood' };

function not(truth: Truth): Truth {
  if (typeof truth === 'boolean') return !truth;
  return truth.byDefault === undefined ? truth : { ...truth, byDefault: !truth.byDefault };
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  const doubts = truths.filter(truth => typeof truth !== 'boolean');
  const open = doubts.find(({ byDefault }) => byDefault === undefined);
  return open ?? doubts.find(({ byDefault }) => byDefault === false) ?? doubts[0] ?? true;
}

function areEqual([left, right]: readonly Evaluated[]): Truth {
  if (left === undefined || right === undefined) return notUnderstood;
  const pairs = optionsOf(left).flatMap(one => optionsOf(right).map(other => isSame(one, other)));
  const [first] = pairs;
  if (pairs.every(pair => pair === first) && typeof first === 'boolean') {
    const byDefault = [left, right].map(value => (value.kind === 'text' ? value.byDefault : undefined));
    const hole = byDefault.find(one => one !== undefined);
    return hole === undefined ? first : { ...hole, byDefault: first };
  }
  return holeOf(knownText(left) === undefined ? left : right);
}

function optionsOf(value: Evaluated): readonly Evaluated[] {
  return value.kind === 'choice' ? value.options : [value];
}

/** Undefined where they may be equal and may be not. */
function isSame(left: Evaluated, right: Evaluated): boolean | undefined {
  const [one, other] = [knownText(left), knownText(right)];
  if (one !== undefined && other !== undefined) return one === other;
  if (one !== undefined && right.kind === 'text' && !canBe(partsOf(right), one)) return false;
  if (other !== undefined && left.kind === 'text' && !canBe(partsOf(left), other)) return false;
  return undefined;
}
