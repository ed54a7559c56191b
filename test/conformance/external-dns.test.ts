import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { nameOf } from '../../src/dns/name.js';
import { externalDns } from '../../src/formats/external-dns/index.js';
import { listingOf } from '../support/listing.js';
import { blocksOf } from '../support/page.js';
import { treeOf } from '../support/tree.js';

const corpus = resolve('../shared/corpora/kubernetes/external-dns');

function corpusFile(name: string): string {
  const path = `${corpus}/${name}`;
  if (!existsSync(path)) throw new Error(`${path} is missing: the corpora belong beside the repository`);
  return readFileSync(path, 'utf8');
}

/** The schema by which Kubernetes takes or refuses a DNSEndpoint. */
function schema(): ValidateFunction {
  const definition = parse(corpusFile('dnsendpoints.externaldns.k8s.io.yaml'));
  // Of its formats only int64 is used, which JSON Schema does not know.
  const ajv = new Ajv({ strict: false, formats: { int64: true } });
  return ajv.compile(definition.spec.versions[0].schema.openAPIV3Schema);
}

function read(text: string): ReturnType<typeof externalDns.read> {
  const tree = treeOf({ 'a.yaml': text });
  return externalDns.read({ tree, paths: ['a.yaml'], zoneOf: () => undefined });
}

describe('external-dns takes what we take', () => {
  const examples = blocksOf(readFileSync('docs/formats/external-dns.md', 'utf8')).filter(
    ({ language, text }) => language === 'yaml' && !text.includes('{{'),
  );

  test.each(examples)('an example of our page that is no template', ({ text }) => {
    const validate = schema();
    validate(parse(text));
    expect(validate.errors).toBe(null);
  });

  test('a CNAME that we write', () => {
    const [zone] = read(examples[0]!.text).zones.items;
    const cname = externalDns.writeCname(zone!, nameOf('*.www.example.com'), nameOf('a.test'));
    const validate = schema();
    validate({ apiVersion: 'a', kind: 'b', spec: { endpoints: parse(cname) } });
    expect(validate.errors).toBe(null);
  });
});

test('the fields that we read are fields of the schema', () => {
  const definition = parse(corpusFile('dnsendpoints.externaldns.k8s.io.yaml'));
  const { properties } = definition.spec.versions[0].schema.openAPIV3Schema.properties.spec;
  const endpoint = Object.keys(properties.endpoints.items.properties);
  expect(endpoint).toEqual(expect.arrayContaining(['dnsName', 'recordType', 'targets', 'providerSpecific']));
  const property = Object.keys(properties.endpoints.items.properties.providerSpecific.items.properties);
  expect(property).toEqual(['name', 'value']);
});

test('the project’s own examples are read without a gap or a problem, and its definition is none of ours', () => {
  const tree = treeOf({});
  for (const name of ['dnsendpoint-example.yaml', 'dnsendpoint-aws-example.yaml']) {
    const text = corpusFile(name);
    expect(externalDns.recognises({ path: name, text }, tree)).toBe(true);
    const found = read(text);
    expect(found.problems).toEqual([]);
    expect(found.zones.gaps).toEqual([]);
    expect(listingOf(found)).toHaveLength(2);
  }
  const text = corpusFile('dnsendpoints.externaldns.k8s.io.yaml');
  expect(externalDns.recognises({ path: 'crd.yaml', text }, tree)).toBe(false);
});
