import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dnscontrol } from '../../src/formats/dnscontrol/index.js';
import type { Report } from '../../src/report.js';
import { run } from '../../src/run.js';
import { loadSettings } from '../../src/settings/load.js';
import { positionOf } from '../../src/source.js';
import { treeOf } from '../support/tree.js';

const corpus = resolve('../shared/corpora/registry/is-a-dev-history');
if (!existsSync(corpus)) throw new Error(`${corpus} is missing: the corpora belong beside the repository`);

/** As registries of subdomains are published: a file for each name, and a script that goes through them. */
const configuration = `var registrar = NewRegistrar("none");
var provider = NewDnsProvider("cloudflare", "CLOUDFLAREAPI");
D("is-a.dev", registrar, DnsProvider(provider));
_.each(glob("./domains", true, ".json"), function (path) {
  var name = path.split("/").pop().replace(/\\.json$/, "");
  var file = require(path);
  var records = file.records || file.record;
  if (records.CNAME) D_EXTEND("is-a.dev", CNAME(name, records.CNAME + "."));
  _.each([].concat(records.TXT || []), function (text) { D_EXTEND("is-a.dev", TXT(name, text)); });
});
`;

interface Label {
  readonly step: string;
  readonly file: string;
  readonly verdict: string;
  readonly host: string;
  readonly text: string;
}

const labels: readonly Label[] = readFileSync(join(corpus, 'LABELS.tsv'), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => {
    const [, step = '', file = '', verdict = ''] = line.split('\t');
    const host = file.replace(/^domains\/_acme-challenge\.|\.json$/g, '');
    return { step, file, verdict, host, text: readFileSync(join(corpus, step, 'after', file), 'utf8') };
  });

/** The validation URL that a host has where its label says that all is well. */
function validationUrlOf(host: string): string {
  const right = labels.find(label => label.host === host && label.verdict === 'OK');
  return /[0-9a-f]{16}\.dcv\.cloudflare\.com/.exec(right?.text ?? '')![0];
}

function judge({ file, host, text }: Label): Report {
  const settings = `certificates:
  - zone: is-a.dev
    validation_url: ${validationUrlOf(host)}
    hosts: [${host}.is-a.dev]
`;
  const tree = treeOf({
    '.github/delegated-dcv.yml': settings,
    'dnsconfig.js': configuration,
    [file]: text,
  });
  return run({ tree, settings: loadSettings(tree) }, { failOn: 'error', now: '2026-11-23T12:00:00Z' });
}

describe('each step of the registry’s history is judged as its label says', () => {
  test.each(labels)('$step $file: $verdict', label => {
    const report = judge(label);
    const found = report.findings.map(({ rule, span }) => {
      const { path, line } = positionOf(span!);
      return { rule, path, line };
    });
    const line = label.text.split('\n').findIndex(one => one.includes('dcv.cloudflare.com')) + 1;
    const rule = label.verdict === 'BAD' ? 'wrong-target' : 'outdated-validation-url';
    expect(found).toEqual(label.verdict === 'OK' ? [] : [{ rule, path: label.file, line }]);
  });

  test('there are labels of each kind', () => {
    expect(new Set(labels.map(({ verdict }) => verdict))).toEqual(new Set(['OK', 'BAD', 'SUSPECT']));
  });
});

test('every state of every step is read without a problem or gap', () => {
  for (const step of readdirSync(corpus).filter(name => /^\d/.test(name))) {
    for (const state of readdirSync(join(corpus, step))) {
      const folder = join(corpus, step, state);
      const files = readdirSync(join(folder, 'domains')).map(name => `domains/${name}`);
      const texts = files.map(file => [file, readFileSync(join(folder, file), 'utf8')] as const);
      const tree = treeOf({ 'dnsconfig.js': configuration, ...Object.fromEntries(texts) });
      const read = dnscontrol.read({ tree, paths: ['dnsconfig.js'], zoneOf: () => undefined });
      expect(read.problems).toEqual([]);
      expect(read.zones.gaps).toEqual([]);
      const [zone] = read.zones.items;
      expect(zone?.records.gaps).toEqual([]);
      expect(new Set(zone?.records.items.map(({ span }) => span.file.path))).toEqual(new Set(files));
    }
  }
});
