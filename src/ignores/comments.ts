import { commentsInZone } from '../formats/bind/comments.js';
import type { FormatName } from '../formats/names.js';
import { distinctProblems, type Problem, type SourceFile } from '../source.js';
import type { Comment } from '../syntax/comment.js';
import { commentsInHcl } from '../syntax/hcl/comments.js';
import { commentsInJavaScript } from '../syntax/javascript-comments.js';
import { mask } from '../syntax/kubernetes/masked.js';
import { commentsInYaml } from '../syntax/yaml-comments.js';
import { CodeLines } from './code-lines.js';
import { Mistake, readIgnore } from './grammar.js';
import type { Ignore } from './ignore.js';

/** What every comment that ignores something holds; files without it are not looked through. */
export const mark = 'dcv-check';

type Language = 'zone' | 'yaml' | 'manifest' | 'hcl' | 'javascript';

/** What the comments of a file set aside, in order, and those that are meant to and do not say what. */
export function ignoreCommentsIn(
  file: SourceFile,
  format: FormatName,
): { readonly ignores: Ignore[]; readonly problems: Problem[] } {
  const ignores: Ignore[] = [];
  const problems: Problem[] = [];
  const language = file.text.includes(mark) ? languageOf(file.path, format) : undefined;
  if (language === undefined) return { ignores, problems };
  const comments = commentsOf(file, language);
  const lines = new CodeLines(file.text, comments, language === 'yaml' || language === 'manifest');
  for (const comment of comments) {
    for (const { text, start } of remarksIn(file.text, comment)) {
      const written = readIgnore(text);
      if (written === undefined) continue;
      const span = { file, start, end: start + text.length };
      if (written instanceof Mistake) problems.push({ message: written.message, span });
      else ignores.push({ ...written, at: { block: { file, ...lines.blockOf(comment) } }, span });
    }
  }
  return { ignores, problems: distinctProblems(problems) };
}

function languageOf(path: string, format: FormatName): Language | undefined {
  if (/\.json$/i.test(path)) return undefined;
  if (format === 'bind') return 'zone';
  if (format === 'dnscontrol') return 'javascript';
  if (format === 'terraform-plan') return undefined;
  if (format === 'terraform') {
    if (/\.ya?ml$/i.test(path)) return 'yaml';
    return /\.(?:tf|tofu|tfvars|hcl)$/i.test(path) ? 'hcl' : undefined;
  }
  const isTemplated = format === 'external-dns' || format === 'config-connector' || format === 'crossplane';
  return isTemplated ? 'manifest' : 'yaml';
}

function commentsOf(file: SourceFile, language: Language): Comment[] {
  if (language === 'zone') return commentsInZone(file.text);
  if (language === 'hcl') return commentsInHcl(file);
  if (language === 'javascript') return commentsInJavaScript(file.text);
  return commentsInYaml(language === 'manifest' ? mask(file.text).text : file.text);
}

/** The text of a comment without its marks, and where it begins; of one over several lines each of them. */
function* remarksIn(text: string, { start, end }: Comment): Generator<{ text: string; start: number }> {
  const isBlock = text.startsWith('/*', start);
  const inner = isBlock ? end - 2 : end;
  for (let at = start; at < inner; ) {
    const lineBreak = isBlock ? text.indexOf('\n', at) : -1;
    const lineEnd = lineBreak === -1 || lineBreak > inner ? inner : lineBreak;
    const line = text.slice(at, lineEnd).trimEnd();
    const marks = (at === start ? /^(?:;+|#+|\/\/+|\/\*+)\s*/ : /^\s*(?:\*+\s*)?/).exec(line)![0].length;
    yield { text: line.slice(marks), start: at + marks };
    at = lineEnd + 1;
  }
}
