import type { SourceFile, Span } from '../../source.js';
import { opensTag, type Tag, Tags } from './template.js';
import { endOfLine } from './tokens.js';

/** Lines that hold nothing but template tags. */
export interface Control {
  readonly tags: readonly Tag[];
  readonly end: number;
}

/** What a tag makes of the lines around it: `opens` a block that may be left out or repeated, `emits` any lines itself. */
export type Effect = 'opens' | 'closes' | 'silent' | 'emits';

/** The control lines that begin at the line start `at`, a comment behind them included; undefined where text stands there. */
export function controlAt(tags: Tags, at: number): Control | undefined {
  const { text } = tags;
  const found: Tag[] = [];
  for (let next = at; ; next++) {
    const code = text.charCodeAt(next);
    if (code === 0x20 || code === 0x09 || (code === 0x0d && found.length > 0)) continue;
    if (code === 0x0a || code === 0x3b || next >= text.length)
      return found.length === 0 ? undefined : { tags: found, end: endOfLine(text, next) + 1 };
    const tag = opensTag(code) && code !== 0x24 ? tags.at(next, 'file') : undefined;
    if (tag === undefined) return undefined;
    found.push(tag);
    next = tag.end - 1;
  }
}

/** What a tag does, told from its first word. What is not known may emit anything. */
export function effectOf({ opener, expression }: Tag): Effect {
  const engine = engines[opener];
  if (engine?.silent.test(expression)) return 'silent';
  if (engine?.closes?.test(expression)) return 'closes';
  return engine?.opens?.test(expression) ? 'opens' : 'emits';
}

/** How many template blocks are open behind a tag, with so many before it. */
export function blocksAfter(tag: Tag, blocks: number): number {
  const effect = effectOf(tag);
  if (effect === 'opens') return blocks + 1;
  return effect === 'closes' ? Math.max(0, blocks - 1) : blocks;
}

/** Whether a file has tags that may open blocks. */
export function isTemplated({ text }: SourceFile): boolean {
  return /[{<]%|%\{|\{\{/.test(text);
}

/** How many template blocks are open behind the tags on the line of a record. */
export function countBlocks({ file, start, end }: Span, blocks: number): number {
  const line = file.text.slice(start, end);
  const tags = new Tags(line);
  let open = blocks;
  for (let at = 0; at < line.length; at++) {
    const tag = tags.at(at);
    if (tag === undefined) continue;
    open = blocksAfter(tag, open);
    at = tag.end - 1;
  }
  return open;
}

interface Engine {
  readonly silent: RegExp;
  readonly opens?: RegExp;
  readonly closes?: RegExp;
}

const engines: Readonly<Record<string, Engine>> = {
  // Jinja
  '{%': {
    silent: /^(?:set\b[^=]*=|(?:else|elif|elseif|import|from|do|break|continue)\b)/,
    opens: /^(?:if|for|set|macro|call|filter|block|with|autoescape|raw|unless|case)\b/,
    closes: /^end/,
  },
  '{#': { silent: /^/ },
  // Go, Handlebars
  '{{': {
    silent: /^(?:else\b|\/\*|!|\$\w{1,64}\s?:?=)/,
    opens: /^(?:(?:if|range|with|block|define)\s|[#^])/,
    closes: /^(?:end$|\/\w)/,
  },
  // Terraform
  '%{': { silent: /^else\b/, opens: /^(?:if|for)\b/, closes: /^end(?:if|for)\b/ },
  // ERB
  '<%': {
    silent: /^(?:#|(?:else|elsif|when|in|rescue|ensure|require)\b|\}\s?else\b|[\w@.]{1,64}\s?=(?!=))/,
    opens:
      /^(?:if|unless|case|for|while|until|begin)\b|\bdo(?:\s?\|[^|]{0,200}\|)?$|\{(?:\s?\|[^|]{0,200}\|)?$/,
    closes: /^(?:end\b|\})/,
  },
};
