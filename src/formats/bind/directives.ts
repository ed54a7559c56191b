import { NameError } from '../../dns/name.js';
import { readGenerated } from './generated.js';
import { includeFile } from './include.js';
import { anyNameIn, type Name, readName } from './names.js';
import { type Scope, spanOf } from './scope.js';
import { partsOf } from './template.js';
import type { Entry, Token } from './tokens.js';
import { isTtl } from './types.js';
import type { ZoneReader } from './zone-reader.js';

/** Reads one directive of a master file (RFC 1035 §5.1, RFC 2308 §4, BIND's `$GENERATE`). */
type Directive = (words: readonly Token[], scope: Scope, reader: ZoneReader) => void;

const directives: Readonly<Record<string, Directive>> = {
  $ORIGIN: readOrigin,
  $TTL: readTtl,
  $INCLUDE: readInclude,
  $GENERATE: readGenerated,
  // gdnsd's limits on the size of answers.
  $ADDR_LIMIT_V4: () => {},
  $ADDR_LIMIT_V6: () => {},
};

/** Whether an entry is a directive; with white space before it, named takes it for a type. */
export function isDirective({ blank, tokens: [first] }: Entry): boolean {
  if (blank || first === undefined || first.quoted || first.text[0] !== '$') return false;
  return Object.hasOwn(directives, first.text.toUpperCase()) || partsOf(first.text) === undefined;
}

/** Reads an entry that `isDirective`. One that is not understood may add any record. */
export function readDirective(entry: Entry, scope: Scope, reader: ZoneReader): void {
  const { tokens, fault } = entry;
  const [first] = tokens;
  const { contents } = reader;
  const whole = spanOf(scope, first!, tokens.at(-1)!);
  const directive = directives[first!.text.toUpperCase()];
  if (fault !== undefined) {
    contents.addProblem(fault.message, spanOf(scope, fault));
    contents.addZoneGap(`the ${first!.text} here is broken off`, whole);
    scope.origins = { ...scope.origins, origin: anyNameIn(contents.apex, 'the $ORIGIN before is broken') };
  } else if (directive === undefined) {
    const message = `${first!.text.slice(0, 40)} is no directive that named knows ($ORIGIN, $TTL, $INCLUDE, $GENERATE). Correct it.`;
    contents.addProblem(message, spanOf(scope, first!));
    contents.addZoneGap(`the directive here is not known`, whole);
  } else directive(tokens, scope, reader);
}

/** Origins that are each relative to one with holes would otherwise grow with every line. */
const mostParts = 20;

function readOrigin([first, word, extra]: readonly Token[], scope: Scope, { contents }: ZoneReader): void {
  const { origins } = scope;
  const name = word === undefined ? new NameError('is missing') : readName(word, origins);
  if (extra !== undefined)
    contents.addProblem('$ORIGIN has one name. Put what follows into a comment.', spanOf(scope, extra));
  if (name instanceof NameError) {
    const message =
      word === undefined
        ? '$ORIGIN needs a name. Add it.'
        : `The origin ${word.text.slice(0, 300)} ${name.message}. Correct it.`;
    contents.addProblem(message, spanOf(scope, word ?? first!));
    scope.origins = {
      ...origins,
      origin: anyNameIn(contents.apex, 'the $ORIGIN before it is no domain name'),
    };
  } else if (!name.known && name.parts.length > mostParts) {
    scope.origins = { ...origins, origin: anyNameIn(contents.apex, 'an origin that templates make') };
  } else if (scope.blocks > 0) {
    scope.origins = {
      ...origins,
      origin: anyNameIn(contents.apex, 'the $ORIGIN before it is left to a template'),
    };
  } else scope.origins = { ...origins, origin: name };
}

function readTtl([first, word, extra]: readonly Token[], scope: Scope, { contents }: ZoneReader): void {
  if (word === undefined) contents.addProblem('$TTL needs a time. Add it: $TTL 3600.', spanOf(scope, first!));
  else if (!isTtl(word.text) && partsOf(word.text) === undefined)
    contents.addProblem(
      `${word.text.slice(0, 40)} is no time. Write seconds, or 1w2d3h4m5s.`,
      spanOf(scope, word),
    );
  else if (extra !== undefined)
    contents.addProblem('$TTL has one time. Put what follows into a comment.', spanOf(scope, extra));
}

function readInclude(words: readonly Token[], scope: Scope, reader: ZoneReader): void {
  const [first, path, originWord, extra] = words;
  const { contents } = reader;
  const whole = spanOf(scope, first!, words.at(-1)!);
  if (path === undefined) {
    contents.addProblem('$INCLUDE needs a file. Add it.', whole);
    contents.addZoneGap('the $INCLUDE here names no file', whole);
    return;
  }
  if (extra !== undefined)
    contents.addProblem(
      '$INCLUDE has a file and an origin. Put what follows into a comment.',
      spanOf(scope, extra),
    );
  if (partsOf(path.text) !== undefined) {
    contents.addZoneGap('which file is included here is left to a template', whole);
    return;
  }
  let origin: Name | NameError = scope.origins.origin;
  if (originWord !== undefined) origin = readName(originWord, scope.origins);
  if (origin instanceof NameError) {
    contents.addProblem(
      `The origin ${originWord!.text.slice(0, 300)} ${origin.message}. Correct it.`,
      spanOf(scope, originWord!),
    );
    origin = anyNameIn(contents.apex, 'the origin of the included file is no domain name');
  }
  includeFile(path.text.replace(/\\(.)/g, '$1'), spanOf(scope, path), scope, origin, reader);
}
