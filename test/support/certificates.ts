import { formatOf } from '../../src/formats/index.js';
import type { FormatName } from '../../src/formats/names.js';
import type { DeclaredCertificate } from '../../src/inventory/declared.js';
import { positionOf, type Span } from '../../src/source.js';
import { partsOfValue, spell, type Value } from '../../src/value.js';
import { treeOf } from './tree.js';

/** A certificate with its values as `value at path:line: text under the span`, of which the first line is shown. */
export type Shown = Readonly<Record<string, unknown>>;

/** The certificates of a repository that is read as one format, its files recognised as in a run. */
export function certificatesAs(name: FormatName, files: Record<string, string>): Shown[] {
  return declaredAs(name, files).map(certificate => ({
    ...certificate,
    zoneId: spell(certificate.zoneId),
    ...valuesOf(certificate, ['zone', 'type', 'authority', 'method']),
    hosts: certificate.hosts.map(valueText),
    span: textAt(certificate.span),
  }));
}

/** The same as lines of text: each certificate with its zone, and below it its hosts and what is not known. */
export function certificateLines(name: FormatName, files: Record<string, string>): string[] {
  return declaredAs(name, files).flatMap(({ address, span, hosts, hostsDoubt, doubt, ...of }) => {
    const zone = of.zone === undefined ? `the zone ${spell(of.zoneId)}` : spell(partsOfValue(of.zone));
    const marks = [of.zoneType, of.isDelegated ? 'delegated' : undefined].filter(mark => mark !== undefined);
    return [
      `certificate ${address} ${placeOf(span)}: ${[zone, ...marks].join(', ')}`,
      ...hosts.map(host => `  ${spell(partsOfValue(host))} ${placeOf(host.span)}`),
      ...[hostsDoubt, doubt].flatMap(why => (why === undefined ? [] : [`  gap: ${why}`])),
    ];
  });
}

function declaredAs(name: FormatName, files: Record<string, string>): readonly DeclaredCertificate[] {
  const format = formatOf(name);
  const tree = treeOf(files);
  const paths = tree.paths.filter(path => format.claims(path) && format.recognises(tree.peek(path)!, tree));
  return format.read({ tree, paths, zoneOf: () => undefined }).certificates ?? [];
}

function placeOf(span: Span): string {
  const { path, line, column } = positionOf(span);
  return `${path}:${line}:${column}`;
}

function valuesOf(
  certificate: DeclaredCertificate,
  names: readonly ('zone' | 'type' | 'authority' | 'method')[],
) {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = certificate[name];
      return value === undefined ? [] : [[name, valueText(value)]];
    }),
  );
}

function valueText(value: Value<string>): string {
  return `${spell(partsOfValue(value))} at ${textAt(value.span)}`;
}

function textAt(span: Span): string {
  const { path, line } = positionOf(span);
  return `${path}:${line}: ${span.file.text.slice(span.start, span.end).split('\n')[0]}`;
}
