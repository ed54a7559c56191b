import { posix } from 'node:path';
import type { DomainName } from '../../dns/name.js';
import type { Zone } from '../../dns/zone.js';
import type { Format, Read, Reading } from '../format.js';
import { type Configuration, readConfiguration } from './configuration.js';

/** DNSControl: zones as calls of functions, in JavaScript. */
export const dnscontrol: Format = {
  name: 'dnscontrol',
  claims: path => /(?:^|\/)[^/]*dnsconfig[^/]*\.js$/i.test(path),
  recognises: ({ path, text }) => declaresZone.test(text) || (isEntry(path) && isMadeOfParts(text)),
  read,
  writeCname,
};

/** What another configuration requires is a part of that, and none of its own. */
function read({ tree, paths }: Reading): Read {
  const configurations: Configuration[] = [];
  const seen = new Set<string>();
  for (const path of entriesFirst(paths)) {
    const entry = seen.has(path) ? undefined : tree.read(path);
    if (entry === undefined) continue;
    const configuration = readConfiguration(entry, tree);
    for (const one of configuration.paths) seen.add(one);
    configurations.push(configuration);
  }
  return {
    zones: {
      items: configurations.flatMap(({ zones }) => zones),
      gaps: configurations.flatMap(({ gaps }) => gaps),
    },
    problems: configurations.flatMap(({ problems }) => problems),
  };
}

const declaresZone = /^\s*D\s*\(/m;

/** Whether a script calls what DNSControl knows; programs for Node or browsers may be called `dnsConfig.js` as well. */
function isMadeOfParts(text: string): boolean {
  const isModule = /^\s*(?:import|export)\b|\bmodule\.exports\b|^\s*exports\./m.test(text);
  return !isModule && /\b(?:D|D_EXTEND|require|require_glob)\s*\(/.test(text);
}

/** The name that DNSControl looks for; files of other names may be parts of one. */
function isEntry(path: string): boolean {
  return posix.basename(path).toLowerCase() === 'dnsconfig.js';
}

function entriesFirst(paths: readonly string[]): string[] {
  return [...paths.filter(isEntry), ...paths.filter(path => !isEntry(path))];
}

function writeCname({ apex }: Zone, owner: DomainName, target: DomainName): string {
  const name = owner === apex ? '@' : owner.slice(0, owner.length - apex.length - 1);
  return `CNAME(${JSON.stringify(name)}, ${JSON.stringify(`${target}.`)}),`;
}
