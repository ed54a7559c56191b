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

/** Longer conditions are not read. */
const longest = 2000;

const operand = String.raw`(?:(?:'[^']*')+|[\w.-]+(?:\((?:[^()']|'[^']*')*\))?)`;

/** What is combined by `!`, `&&`, `||` and parentheses: a comparison, or a value. */
const tokens = new RegExp(String.raw`&&|\|\||${operand}(?:\s*[=!<>]=?\s*${operand})?|\S`, 'g');

/**
 * Evaluates the condition of a job or step as GitHub does (https://docs.github.com/actions/reference/evaluate-expressions-in-workflows-and-actions),
 * as far as it depends on the event and on status functions alone.
 */
export function evaluate(condition: string, circumstances: Circumstances): Truth {
  const expression = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(condition)?.[1] ?? condition;
  if (expression.includes('${{') || expression.length > longest) return 'unknown';
  const rest = expression.match(tokens)?.reverse() ?? [];
  const take = (token: string): boolean => rest.at(-1) === token && rest.pop() !== undefined;
  const either = (): Truth => {
    let truth = both();
    while (take('||')) truth = not(and(not(truth), not(both())));
    return truth;
  };
  const both = (): Truth => {
    let truth = single();
    while (take('&&')) truth = and(truth, single());
    return truth;
  };
  const single = (): Truth => {
    const token = rest.pop() ?? '';
    // It binds before a comparison does: that is left over, and all of it unknown.
    if (token === '!') return /[=<>]/.test(rest.at(-1) ?? '') ? 'unknown' : not(single());
    if (token !== '(') return truthOf(token, circumstances);
    const truth = either();
    return take(')') ? truth : 'unknown';
  };
  const truth = either();
  // Where no function of status is named, GitHub puts success() before the condition.
  const isOfStatus = /\b(?:always|success|failure|cancelled)\s*\(/i.test(expression);
  return and(isOfStatus || circumstances.succeeded, rest.length === 0 ? truth : 'unknown');
}

function truthOf(token: string, { event, succeeded, judgesDraftsLater }: Circumstances): Truth {
  const value = token
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replace(/^('[^']*')([!=]=)(.+)$/, '$3$2$1');
  const [, name, operator, text] = /^([\w.]+)([!=]=)'([^']*)'$/.exec(value) ?? [];
  if (name === 'github.event_name' && event !== undefined) return (text === event) === (operator === '==');
  // Who lets a job run in one repository, or in all but one, has it run in this one.
  if (name === 'github.repository' || name === 'github.repository_owner') return true;
  if (value === 'true' || value === 'always()') return true;
  // A job that is cancelled is no success.
  if (value === 'false' || value === 'cancelled()') return false;
  if (value === 'success()') return succeeded;
  if (value === 'failure()') return not(succeeded);
  return value === 'github.event.pull_request.draft' && judgesDraftsLater ? false : 'unknown';
}

function not(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth;
}

function and(left: Truth, right: Truth): Truth {
  if (left === false || right === false) return false;
  return left === true ? right : left;
}
