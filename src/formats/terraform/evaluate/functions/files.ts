import { posix } from 'node:path';
import { resolvePath, type SourceFile } from '../../../../source.js';
import { readTemplate } from '../../../../syntax/hcl/hcl.js';
import type { HclExpression } from '../../../../syntax/hcl/tree.js';
import { wholeText } from '../../../../value.js';
import { perElement, perStep } from '../budget.js';
import { type Datum, textDatum } from '../datum.js';
import { exhausted } from '../evaluation.js';
import type { Scope } from '../scope.js';
import { type Call, type Functions, isParts, refuse, scalar, textAt, unknown } from './call.js';
import { glob } from './glob.js';
import { mapAt } from './members.js';

/** Functions that read the repository. No path leads out of it. */
export const files: Functions = {
  file: call => {
    const file = fileAt(call);
    if ('kind' in file) return file;
    if (!call.scope.budget.spend(file.text.length / perStep, call.span)) return exhausted(call.span);
    return textDatum(file.text.normalize(), { file, start: 0, end: file.text.length });
  },
  fileexists: call => {
    const path = pathAt(call, 0);
    if (typeof path !== 'string') return path;
    const value = call.scope.files.refused.has(path) || isThere(call.scope, path);
    return { kind: 'bool', value, span: call.span };
  },
  fileset: call => {
    const directory = pathAt(call, 0);
    if (typeof directory !== 'string') return directory;
    const pattern = knownTextAt(call, 1);
    const matches = pattern === undefined ? undefined : glob(posix.normalize(pattern));
    if (matches === undefined) return unknown(call);
    const { paths } = call.scope.files;
    const prefix = directory === '.' ? '' : `${directory}/`;
    if (!call.scope.budget.spend(paths.length, call.span)) return exhausted(call.span);
    const found = paths
      .filter(path => path.startsWith(prefix))
      .map(path => path.slice(prefix.length))
      .filter(matches);
    if (!call.scope.budget.spend(perElement * found.length, call.span)) return exhausted(call.span);
    return {
      kind: 'list',
      items: found.map(path => textDatum(path, call.span)),
      isSet: true,
      span: call.span,
    };
  },
  templatefile: call => {
    const file = fileAt(call);
    if ('kind' in file) return file;
    const variables = mapAt(call, 1);
    if (variables.kind !== 'map') return variables;
    if (variables.open !== undefined) return unknown(call, variables.open.hole);
    if (call.scope.isTemplate) return refuse(call, 'a template within a template');
    const { directory, files, budget } = call.scope;
    if (!budget.spend(file.text.length / perStep, call.span)) return exhausted(call.span);
    const scope: Scope = {
      directory,
      files,
      budget,
      isTemplate: true,
      resolve: root => {
        const datum = variables.entries.get(root);
        return datum && { datum, taken: 0 };
      },
    };
    return { ...call.evaluate(templateIn(file), scope), span: call.span };
  },
  basename: scalar(['text'], path => posix.basename(path) || (path === '' ? '.' : '/')),
  dirname: scalar(['text'], path => posix.dirname(path)),
};

const templates = new WeakMap<SourceFile, HclExpression>();

function templateIn(file: SourceFile): HclExpression {
  const template = templates.get(file) ?? readTemplate(file).expression;
  templates.set(file, template);
  return template;
}

function knownTextAt(call: Call, index: number): string | undefined {
  const parts = textAt(call, index);
  return isParts(parts) ? wholeText(parts) : undefined;
}

/** A path in the repository; a datum where it is not known, or leads out. */
function pathAt(call: Call, index: number): string | Datum {
  const written = textAt(call, index);
  if (!isParts(written)) return written;
  const path = wholeText(written);
  if (path === undefined) return unknown(call);
  const resolved = resolvePath(call.scope.directory, path);
  return (
    resolved ?? unknown(call, { expression: call.expression, reason: 'a path outside of the repository' })
  );
}

function fileAt(call: Call): SourceFile | Datum {
  const path = pathAt(call, 0);
  if (typeof path !== 'string') return path;
  const refused = call.scope.files.refused.get(path);
  if (refused !== undefined)
    return unknown(call, { expression: call.expression, reason: `a file that is not read: ${refused}` });
  return call.scope.files.read(path) ?? refuse(call, 'a file that is not in the repository');
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function isThere({ files: { paths } }: Scope, path: string): boolean {
  const set = sets.get(paths) ?? new Set(paths);
  sets.set(paths, set);
  return set.has(path);
}
