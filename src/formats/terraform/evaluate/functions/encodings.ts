import { createHash } from 'node:crypto';
import type { SourceFile } from '../../../../source.js';
import { wholeText } from '../../../../value.js';
import type { Datum } from '../datum.js';
import { exhausted } from '../evaluation.js';
import {
  type Call,
  type Functions,
  isParts,
  refuse,
  scalar,
  type TerraformFunction,
  textAt,
  unknown,
} from './call.js';
import { decodedCsv } from './csv.js';
import { decodedJson, decodedYaml, Undecodable } from './decoded.js';
import { jsonParts } from './json-text.js';

/** Functions that encode, decode and hash. */
export const encodings: Functions = {
  jsondecode: decoding(decodedJson),
  yamldecode: decoding(decodedYaml),
  csvdecode: decoding(file => decodedCsv(file) ?? new Undecodable('broken CSV', true)),
  jsonencode: call => {
    const [datum] = call.arguments;
    if (datum === undefined) return refuse(call, 'which lacks an argument');
    return { kind: 'text', parts: jsonParts(datum, call.scope.budget, call.span), span: call.span };
  },
  base64encode: scalar(['text'], text => Buffer.from(text).toString('base64')),
  base64decode: scalar(['text'], text => {
    const octets = Buffer.from(text, 'base64');
    const decoded = octets.toString();
    const isText = octets.toString('base64') === text && Buffer.from(decoded).equals(octets);
    return isText ? decoded : undefined;
  }),
  urlencode: scalar(['text'], text =>
    encodeURIComponent(text)
      .replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll('%20', '+'),
  ),
  md5: hash('md5', 'hex'),
  sha1: hash('sha1', 'hex'),
  sha256: hash('sha256', 'hex'),
  sha512: hash('sha512', 'hex'),
  base64sha256: hash('sha256', 'base64'),
  base64sha512: hash('sha512', 'base64'),
};

function hash(algorithm: string, encoding: 'hex' | 'base64'): TerraformFunction {
  return scalar(['text'], text => createHash(algorithm).update(text).digest(encoding));
}

type Decoder = (file: SourceFile) => Datum | Undecodable;

/** What the files of a repository hold, which many expressions may ask for. */
const decoded = new WeakMap<SourceFile, Map<Decoder, Datum | Undecodable>>();

/** Decodes text; of a file as it is, the data keep their places in that file. */
function decoding(decode: Decoder): TerraformFunction {
  return call => {
    const parts = textAt(call, 0);
    if (!isParts(parts)) return parts;
    const text = wholeText(parts);
    if (text === undefined) return unknown(call);
    const { file, start, end } = call.arguments[0]!.span;
    const isWholeFile = start === 0 && end === text.length && file.text === text;
    const result = isWholeFile ? remembered(file, decode, call) : decodeText(text, decode, call);
    if (result instanceof Undecodable)
      return result.isRefused
        ? refuse(call, result.reason)
        : unknown(call, { expression: call.expression, reason: result.reason });
    return isWholeFile || result.kind === 'unknown' ? result : moved(result, call);
  };
}

function remembered(file: SourceFile, decode: Decoder, call: Call): Datum | Undecodable {
  const byDecoder = decoded.get(file) ?? new Map<Decoder, Datum | Undecodable>();
  decoded.set(file, byDecoder);
  const result = byDecoder.get(decode) ?? decodeText(file.text, decode, call, file);
  if (result instanceof Undecodable || result.kind !== 'unknown') byDecoder.set(decode, result);
  return result;
}

function decodeText(text: string, decode: Decoder, call: Call, file?: SourceFile): Datum | Undecodable {
  // A character may be an element.
  if (!call.scope.budget.spend(text.length, call.span)) return exhausted(call.span);
  return decode(file ?? { path: call.span.file.path, text });
}

/** Data at the place of the call, since the text has none of its own. */
function moved(datum: Datum, call: Call): Datum {
  const { span } = call;
  if (datum.kind === 'list') return { ...datum, items: datum.items.map(item => moved(item, call)), span };
  if (datum.kind !== 'map') return { ...datum, span };
  const entries = new Map([...datum.entries].map(([key, value]) => [key, moved(value, call)]));
  return { kind: 'map', entries, span };
}
