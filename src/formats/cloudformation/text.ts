import type { Parts } from '../../value.js';
import { type Evaluated, partsOf } from './evaluated.js';
import type { Bindings } from './scope.js';

const dynamicReference = /\{\{resolve:[^{}]*\}\}/g;

/** A literal with loops' values in it (`${Id}`, `&{Id}`), and what CloudFormation looks up at deployment made holes. */
export function boundText(text: string, bindings: Bindings): Parts {
  const bound =
    bindings.size === 0
      ? [text]
      : replaced(text, /\$\{([A-Za-z0-9]+)\}|&\{([A-Za-z0-9]+)\}/g, ([, plain, alphanumeric]) => {
          const parts = bindings.get(plain ?? alphanumeric ?? '');
          return alphanumeric === undefined ? parts : parts?.map(withoutSigns);
        });
  return bound.flatMap(part =>
    typeof part !== 'string' || !part.includes('{{resolve:')
      ? [part]
      : replaced(part, dynamicReference, ([expression]) => [
          { expression, reason: 'which CloudFormation looks up at deployment' },
        ]),
  );
}

/** `&{Id}` leaves out what a logical id cannot hold. */
function withoutSigns<T>(part: T | string): T | string {
  return typeof part === 'string' ? part.replace(/[^A-Za-z0-9]/g, '') : part;
}

/** `Fn::Sub`: `${Name}` and `${Name.Attribute}` filled in, `${!Literal}` left as `${Literal}`. */
export function substitute(parts: Parts, lookUp: (name: string) => Evaluated): Parts {
  return parts.flatMap(part =>
    typeof part !== 'string'
      ? [part]
      : replaced(part, /\$\{(!?)([^{}]*)\}/g, ([, literal, name = '']) =>
          literal === '!' ? [`\${${name}}`] : partsOf(lookUp(name.trim())),
        ),
  );
}

/** A text with each match replaced; a match for which there is nothing stays as it is. */
function replaced(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpMatchArray & { 0: string }) => Parts | undefined,
): Parts {
  const parts: Parts[number][] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    const replacement = replace(match as RegExpMatchArray & { 0: string });
    if (replacement === undefined) continue;
    parts.push(text.slice(at, match.index), ...replacement);
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}
