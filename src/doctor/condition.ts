/** What an `if` comes to: `unknown` where it depends on what only the runner knows. */
export type Truth = boolean | 'unknown';

/** What is known where a condition is evaluated. */
export interface Circumstances {
  /** The event; undefined where any may have started the workflow. */
  readonly event: string | undefined;
  /** Of a job that waits for none, and of a step, `success()` is true: where it is not, the job has failed. */
  readonly succeeded: Truth;
  /** Whether the workflow runs again when a draft, which cannot be merged, is made ready. */
  readonly judgesDraftsLater: boolean;
}

type Value = { readonly known: string | boolean } | 'unknown' | 'this repository';

/** Longer conditions are not read. */
const longest = 2000;

const statusFunction = /\b(?:always|success|failure|cancelled)\s*\(/i;

/**
 * Evaluates the condition of a job or step as GitHub does (https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions),
 * as far as it depends on the event and on status functions alone.
 */
export function evaluate(condition: string, circumstances: Circumstances): Truth {
  const expression = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(condition)?.[1] ?? condition;
  if (expression.includes('${{') || expression.length > longest) return 'unknown';
  const value = new Evaluation(expression, circumstances).value();
  // Where no function of status is named, GitHub puts success() before the condition.
  const status = statusFunction.test(expression) ? true : circumstances.succeeded;
  return both(status, truthOf(value));
}

class Evaluation {
  private readonly tokens: readonly string[];
  private at = 0;

  constructor(
    expression: string,
    private readonly circumstances: Circumstances,
  ) {
    this.tokens = expression.match(/'(?:[^']|'')*'|&&|\|\||[!=]=|[<>]=?|[!(),[\]*]|[\w.-]+|\S/g) ?? [];
  }

  value(): Value {
    const value = this.or();
    return this.at === this.tokens.length ? value : 'unknown';
  }

  private or(): Value {
    let value = this.and();
    while (this.take('||')) {
      const right = truthOf(this.and());
      const left = truthOf(value);
      value = left === true || right === true ? { known: true } : asValue(left === false ? right : 'unknown');
    }
    return value;
  }

  private and(): Value {
    let value = this.comparison();
    while (this.take('&&')) {
      const right = truthOf(this.comparison());
      value = asValue(both(truthOf(value), right));
    }
    return value;
  }

  private comparison(): Value {
    const left = this.unary();
    const operator = ['==', '!='].find(text => this.take(text));
    if (operator === undefined) return left;
    const right = this.unary();
    // Who lets a job run in one repository, or in all but one, has it run in this one.
    if (left === 'this repository' || right === 'this repository') return { known: true };
    const equal = equals(left, right);
    return equal === 'unknown' ? equal : { known: equal === (operator === '==') };
  }

  private unary(): Value {
    if (!this.take('!')) return this.primary();
    const truth = truthOf(this.unary());
    return truth === 'unknown' ? truth : { known: !truth };
  }

  private primary(): Value {
    const token = this.tokens[this.at++] ?? '';
    if (token === '(') {
      const value = this.or();
      return this.take(')') ? value : this.giveUp();
    }
    if (token.startsWith("'")) return { known: token.slice(1, -1).replaceAll("''", "'") };
    if (!/^[a-z_]/i.test(token)) return 'unknown';
    if (this.tokens[this.at] === '(') return this.call(token.toLowerCase());
    return this.named(token.toLowerCase());
  }

  private named(name: string): Value {
    const { event, judgesDraftsLater } = this.circumstances;
    if (name === 'true' || name === 'false') return { known: name === 'true' };
    if (name === 'github.event_name' && event !== undefined) return { known: event };
    if (name === 'github.event.pull_request.draft' && judgesDraftsLater) return { known: false };
    if (name === 'github.repository' || name === 'github.repository_owner') return 'this repository';
    return 'unknown';
  }

  private call(name: string): Value {
    const isEmpty = this.tokens[this.at + 1] === ')';
    if (!isEmpty) return this.giveUp();
    this.at += 2;
    const { succeeded } = this.circumstances;
    if (name === 'always') return { known: true };
    // A job that is cancelled is no success.
    if (name === 'cancelled') return { known: false };
    if (name === 'success') return asValue(succeeded);
    if (name === 'failure') return asValue(succeeded === 'unknown' ? succeeded : !succeeded);
    return 'unknown';
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  /** What follows is not read any more, which leaves all of it unknown. */
  private giveUp(): Value {
    this.at = this.tokens.length + 1;
    return 'unknown';
  }
}

function truthOf(value: Value): Truth {
  if (value === 'unknown') return value;
  return value === 'this repository' || value.known === true || (value.known !== false && value.known !== '');
}

function asValue(truth: Truth): Value {
  return truth === 'unknown' ? truth : { known: truth };
}

function both(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false;
  return left === true ? right : left;
}

/** Texts are compared without their case. */
function equals(left: Exclude<Value, 'this repository'>, right: Exclude<Value, 'this repository'>): Truth {
  if (left === 'unknown' || right === 'unknown') return 'unknown';
  if (typeof left.known !== typeof right.known) return 'unknown';
  return String(left.known).toLowerCase() === String(right.known).toLowerCase();
}
