import ts from 'typescript';
import { expect, test } from 'vitest';
import { lineOf, type Module, modules, resolved, visit } from './support/modules.js';

/** A part of src, and what it may import of the rest; of several that hold a file the longest counts. */
interface Layer {
  /** A file, or with a final slash a folder. */
  readonly of: string;
  readonly mayImport: readonly string[];
  /** What may only be imported as a type. */
  readonly mayImportTypes?: readonly string[];
  readonly because: string;
}

const base = ['source.ts', 'value.ts', 'group.ts', 'listed.ts'];
const dns = ['dns/', 'delegated-dcv.ts', ...base];
/** What every inventory gives, wherever it was listed. */
const inventory = ['inventory/certificate.ts', 'inventory/inventory.ts', 'inventory/renewal.ts'];
const judging = [
  'gate-edits.ts',
  'ignores/',
  'requirements.ts',
  'rivals/rival.ts',
  ...inventory,
  'finding.ts',
  'rules/',
  ...dns,
];
const reporting = ['requirements.ts', ...inventory, 'finding.ts', 'rules/catalog.ts', 'report.ts', ...dns];

/** files → zones → requirements → findings → reports: nothing points back. */
const layers: readonly Layer[] = [
  { of: 'group.ts', mayImport: [], because: 'Grouping knows nothing of what is grouped.' },
  { of: 'listed.ts', mayImport: [], because: 'A list of words knows nothing of what they name.' },
  { of: 'version.ts', mayImport: [], because: 'The version is a constant.' },
  {
    of: 'source.ts',
    mayImport: [],
    because: 'Text and places are the ground that all else stands on.',
  },
  {
    of: 'value.ts',
    mayImport: ['source.ts'],
    because: 'What is known of a text needs its place and nothing else.',
  },
  {
    of: 'dns/',
    mayImport: ['dns/', ...base],
    mayImportTypes: ['formats/names.ts'],
    because: 'dns/ is the DNS and nothing else: it would make sense without Cloudflare, files or GitHub.',
  },
  {
    of: 'delegated-dcv.ts',
    mayImport: ['dns/'],
    because: 'What Cloudflare asks for is said in names alone.',
  },
  {
    of: 'syntax/',
    mayImport: ['syntax/', ...base],
    because: 'A reader of YAML does not know what the YAML is about.',
  },
  {
    of: 'formats/names.ts',
    mayImport: [],
    because: 'The list of names is for those who must not load the formats.',
  },
  {
    of: 'formats/',
    mayImport: ['formats/', 'syntax/', 'sandbox/', 'rivals/rival.ts', 'inventory/declared.ts', ...dns],
    because: 'Formats turn text into zones; what is made of zones is none of their business.',
  },
  {
    of: 'sandbox/',
    mayImport: ['sandbox/', 'source.ts'],
    because: 'What runs foreign code knows neither its language nor what is made of its result.',
  },
  {
    of: 'rivals/',
    mayImport: ['rivals/', 'syntax/', ...dns],
    because: 'Who else wants a validation name is read from files, as zones are.',
  },
  {
    of: 'inventory/certificate.ts',
    mayImport: ['inventory/renewal.ts', ...dns],
    because: 'A certificate is what every inventory gives, wherever it was listed.',
  },
  {
    of: 'inventory/declared.ts',
    mayImport: base,
    because: 'What code declares is as it is written: names and certificates are made of it later.',
  },
  {
    of: 'inventory/',
    mayImport: ['inventory/', 'settings/', 'syntax/', ...dns],
    because: 'Inventories give certificates; what these demand is for requirements.ts to say.',
  },
  {
    of: 'inventory/cloudflare/',
    // Which packs and words are of no concern is said once, for the API and the lock file.
    mayImport: ['inventory/cloudflare/', 'inventory/eligibility.ts', 'inventory/shown.ts', ...dns],
    mayImportTypes: ['inventory/snapshot.ts'],
    because: 'Cloudflare is asked for what it holds; what follows from that is for others to say.',
  },
  {
    of: 'settings/',
    mayImport: [
      'settings/',
      'inventory/',
      'ignores/ignore.ts',
      'ignores/day.ts',
      'syntax/',
      'formats/names.ts',
      'rules/catalog.ts',
      'finding.ts',
      ...dns,
    ],
    because: 'Settings name formats and rules, and load neither.',
  },
  {
    of: 'ignores/ignore.ts',
    mayImport: base,
    mayImportTypes: ['dns/', 'rules/catalog.ts'],
    because: 'An ignore is what settings and comments give, wherever it was written.',
  },
  {
    of: 'ignores/',
    mayImport: [
      ...['ignores/', 'rules/catalog.ts', 'finding.ts', 'syntax/'],
      ...['formats/names.ts', 'formats/bind/comments.ts', ...dns],
    ],
    because: 'What is set aside is read from files and held against findings, whichever rules found them.',
  },
  {
    of: 'requirements.ts',
    mayImport: ['inventory/certificate.ts', ...dns],
    because: 'What must stand follows from the certificates alone, whatever does stand.',
  },
  {
    of: 'finding.ts',
    mayImport: dns,
    mayImportTypes: ['inventory/certificate.ts', 'rules/catalog.ts'],
    because: 'A finding carries what was found, and no means of finding or printing it.',
  },
  {
    of: 'rules/catalog.ts',
    mayImport: [],
    mayImportTypes: ['finding.ts'],
    because: 'The list of rules is for those who must not load the rules.',
  },
  {
    of: 'rules/',
    mayImport: judging,
    mayImportTypes: ['formats/format.ts', 'formats/names.ts', 'settings/settings.ts'],
    because: 'Rules speak DNS: a word of a format, a report or GitHub in them is a bug.',
  },
  {
    of: 'report.ts',
    mayImport: ['finding.ts', 'requirements.ts', ...base],
    because: 'A report is what reporters are given, and does not know how it came to be.',
  },
  {
    of: 'reporters/',
    mayImport: ['reporters/', 'settings/settings.ts', 'version.ts', ...reporting],
    mayImportTypes: ['move/plan.ts', 'baseline/', 'doctor/examine.ts', 'doctor/leak.ts'],
    because:
      'A reporter turns a report into text: it reads no files, judges nothing and decides no exit status.',
  },
  {
    of: 'patch/',
    mayImport: ['patch/', 'source.ts', 'group.ts'],
    because: 'A patch is made of texts and edits, whatever they are about.',
  },
  {
    of: 'move/',
    mayImport: ['move/', 'patch/', 'inventory/inventory.ts', 'rules/dcv-cname.ts', 'syntax/', ...dns],
    mayImportTypes: ['read.ts'],
    because: 'What a move changes is worked out from what was read: others read files and print plans.',
  },
  {
    of: 'doctor/',
    mayImport: ['doctor/', 'patch/', 'syntax/', 'finding.ts', 'source.ts'],
    because: 'Workflows are judged by their text: what they would judge is none of their business.',
  },
  {
    of: 'baseline/',
    mayImport: ['baseline/', 'patch/', 'settings/load.ts', 'syntax/', ...reporting],
    because: 'What is to be ignored follows from a report: others judge, read files and print patches.',
  },
  {
    of: 'recognise.ts',
    mayImport: ['formats/', ...dns],
    mayImportTypes: ['settings/settings.ts'],
    because: 'Which files are DNS as code is decided before anything is judged.',
  },
  {
    of: 'check.ts',
    mayImport: ['report.ts', ...judging],
    mayImportTypes: ['settings/settings.ts'],
    because: 'Rules are put to facts and policy to claims, whoever read the facts and prints the findings.',
  },
  {
    of: 'compare.ts',
    mayImport: ['check.ts', 'counterparts.ts', 'worsened.ts', 'surviving.ts', ...judging],
    because: 'Head and base are compared by their findings, not by their files.',
  },
  {
    of: 'counterparts.ts',
    mayImport: judging,
    because: 'Head and base are compared by their findings, not by their files.',
  },
  {
    of: 'worsened.ts',
    mayImport: judging,
    because: 'What a change breaks is told by what stands at required names.',
  },
  {
    of: 'gate-edits.ts',
    mayImport: ['source.ts'],
    because: 'What runs the check is looked at as text.',
  },
  {
    of: 'surviving.ts',
    mayImport: ['source.ts'],
    because: 'Which lines of a file are left is told by its text alone.',
  },
  {
    of: 'read.ts',
    mayImport: ['ignores/', 'recognise.ts', 'formats/', 'rivals/', 'settings/', ...dns],
    mayImportTypes: ['inventory/declared.ts', 'inventory/snapshot.ts'],
    because: 'What the files say is one thing, what is made of it another.',
  },
  {
    of: 'run.ts',
    mayImport: [
      ...['read.ts', 'check.ts', 'compare.ts', 'report.ts', 'formats/', 'inventory/', 'settings/'],
      ...judging,
    ],
    because: 'The program, in order, from trees to a report: nothing of disk, network or how it is printed.',
  },
  {
    of: 'discover.ts',
    mayImport: base,
    because: 'An edge hands over files, and does not know what is in them.',
  },
  {
    of: 'git.ts',
    mayImport: ['blob-tree.ts', ...base],
    because: 'An edge hands over files, and does not know what is in them.',
  },
  {
    of: 'blob-tree.ts',
    mayImport: ['discover.ts', ...base],
    because: 'Files of a commit are a tree, whether git or the API has their content.',
  },
  { of: 'live/', mayImport: ['live/', ...dns], because: 'Servers are one more place to read zones from.' },
  {
    of: 'suggestions/',
    mayImport: [
      'suggestions/',
      'move/trees.ts',
      'patch/',
      'finding.ts',
      'report.ts',
      'rules/leftover-txt.ts',
      ...base,
    ],
    because:
      'What may be suggested is proved on texts: how files are judged and where it is shown is for others.',
  },
  {
    of: 'github/',
    mayImport: ['github/', 'reporters/', 'suggestions/', 'git.ts', 'blob-tree.ts', ...reporting],
    because: 'GitHub holds files and shows reports, and has no part in what they say.',
  },
  { of: 'now.ts', mayImport: [], because: 'The time is given to those who ask for it at the edges.' },
  { of: 'command/', mayImport: ['*'], because: 'A command puts the parts together.' },
  { of: 'action.ts', mayImport: ['*'], because: 'An entry puts the parts together.' },
  {
    of: 'action-inputs.ts',
    mayImport: ['report.ts'],
    mayImportTypes: ['command/cloudflare.ts', 'github/surfaces.ts'],
    because: 'What a workflow gives is read once, for the entry alone.',
  },
  {
    of: 'action-files.ts',
    mayImport: ['action-inputs.ts'],
    because: 'Where a workflow wants a file is checked wherever the file is from.',
  },
  { of: 'cli.ts', mayImport: ['*'], because: 'An entry puts the parts together.' },
];

/** Where disk, network, clock and environment may be touched; everything else is pure. */
const edges = [
  ...[
    'action.ts',
    'action-inputs.ts',
    'action-files.ts',
    'cli.ts',
    'command/',
    'now.ts',
    'discover.ts',
    'git.ts',
    'inventory/cloudflare/',
    'github/',
  ],
  // Sockets, the clock and chance; what is asked and what an answer means is pure.
  ...['live/client.ts', 'live/udp.ts', 'live/tcp.ts', 'live/https.ts', 'live/locate.ts'],
  // Threads and time are how it holds what it runs; to its caller it is a function of its arguments.
  'sandbox/',
];

/** What of Node.js is pure: its answer depends on its arguments alone. */
const pureOfNode: Readonly<Record<string, readonly string[]>> = {
  // The platform's own separators would leak into reports.
  'node:path': ['posix'],
  'node:url': ['domainToASCII', 'domainToUnicode'],
  'node:crypto': ['createHash'],
  'node:util': ['styleText', 'parseArgs'],
  'node:string_decoder': ['StringDecoder'],
  'node:net': ['isIP', 'isIPv4', 'isIPv6', 'BlockList'],
};

/** Packages that are pure; others belong to the edges. */
const purePackages = ['yaml', 'picomatch', 'valibot', 'sarif', 'jsonc-parser', 'acorn', 'dns-packet'];

const impureGlobals = new Set([
  'process',
  'fetch',
  'console',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'WebSocket',
]);

function isIn(path: string, parts: readonly string[]): boolean {
  return parts.some(part => part === '*' || part === path || (part.endsWith('/') && path.startsWith(part)));
}

function layerOf(path: string): Layer | undefined {
  return layers.filter(layer => isIn(path, [layer.of])).sort((a, b) => b.of.length - a.of.length)[0];
}

test('every file of src belongs to a layer', () => {
  expect(modules.length).toBeGreaterThan(0);
  expect(modules.map(({ path }) => path).filter(path => layerOf(path) === undefined)).toEqual([]);
});

test('no layer imports what it must not know', () => {
  const trespasses = modules.flatMap(module => {
    const layer = layerOf(module.path);
    if (layer === undefined) return [];
    return module.imports
      .filter(({ from }) => from.startsWith('.'))
      .map(({ from, typeOnly }) => ({ file: resolved(module, from), typeOnly }))
      .filter(({ file }) => !isIn(file, layer.mayImport))
      .filter(({ file, typeOnly }) => !(typeOnly && isIn(file, layer.mayImportTypes ?? [])))
      .map(({ file }) => `${module.path} imports ${file}. ${layer.because}`);
  });
  expect(trespasses).toEqual([]);
});

test('no modules import each other in a circle', () => {
  const values = new Map(
    modules.map(module => [
      module.path,
      module.imports
        .filter(({ from, typeOnly }) => from.startsWith('.') && !typeOnly)
        .map(({ from }) => resolved(module, from)),
    ]),
  );
  const settled = new Set<string>();
  const circles: string[] = [];
  const follow = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || settled.has(path)) return;
    for (const next of values.get(path) ?? []) follow(next, [...trail, path]);
    settled.add(path);
  };
  for (const path of values.keys()) follow(path, []);
  expect(circles).toEqual([]);
});

/** Who loads a package with the module itself, and not only when it is needed. */
function loadersOf(name: RegExp): Set<string> {
  const loads = new Set<string>();
  const loadsIt = (module: Module) =>
    module.imports
      .filter(({ typeOnly, isLazy }) => !typeOnly && !isLazy)
      .some(({ from }) => name.test(from) || loads.has(resolved(module, from)));
  for (let size = -1; size < loads.size; ) {
    size = loads.size;
    for (const module of modules) if (loadsIt(module)) loads.add(module.path);
  }
  return loads;
}

test('the SDK of Cloudflare is loaded by nobody but who asks Cloudflare', () => {
  const loads = loadersOf(/^cloudflare\b/);
  expect(loads).toContain('inventory/cloudflare/read-cloudflare.ts');
  expect([...loads].filter(path => !path.startsWith('inventory/cloudflare/'))).toEqual([]);
});

test('Octokit is loaded by nobody but who asks GitHub', () => {
  expect([...loadersOf(/^@(?:octokit|actions\/github)\b/)]).toEqual(['github/client.ts']);
});

test('only the edges touch disk, network, clock, environment and chance', () => {
  const impurities = modules
    .filter(({ path }) => !isIn(path, edges))
    .flatMap(module => [...impureImports(module), ...impureUses(module)])
    .map(impurity => `${impurity}. Between the edges all is pure, so that equal input gives equal reports.`);
  expect(impurities).toEqual([]);
});

function impureImports({ path, imports }: Module): string[] {
  return imports
    .filter(({ from, typeOnly }) => !from.startsWith('.') && !typeOnly && !purePackages.includes(from))
    .flatMap(({ from, names }) => {
      const impure = names.filter(name => !pureOfNode[from]?.includes(name));
      return impure.length === 0 ? [] : [`${path} imports ${impure.join(', ')} of ${from}`];
    });
}

function impureUses(module: Module): string[] {
  const own = new Set<string>();
  visit(module.source, node => {
    const isDeclaration =
      ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isFunctionDeclaration(node);
    if (isDeclaration && node.name !== undefined) own.add(node.name.getText());
  });
  const uses: string[] = [];
  visit(module.source, node => {
    const text = node.getText();
    const isGlobal = ts.isIdentifier(node) && impureGlobals.has(text) && !own.has(text) && !isMember(node);
    const isClock =
      ts.isNewExpression(node) && text.startsWith('new Date') && (node.arguments?.length ?? 0) === 0;
    const isChance = ts.isPropertyAccessExpression(node) && ['Math.random', 'Date.now'].includes(text);
    if (isGlobal || isClock || isChance) uses.push(`${lineOf(module, node)} uses ${text}`);
  });
  return uses;
}

/** Whether an identifier only names a member: `x.process`, `{ process: … }`. */
function isMember(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  const names =
    ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertySignature(parent);
  return names && parent.name === node;
}

test('no file is longer than 250 lines', () => {
  const long = modules
    .map(({ path, source }) => ({ path, lines: source.text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});

test('names of files and folders are kebab-case, and no folder is a room without a purpose', () => {
  const parts = modules.flatMap(({ path }) => path.replace(/\.ts$/, '').split('/'));
  expect(parts.filter(part => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(part))).toEqual([]);
  const purposeless = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'lib'];
  expect(parts.filter(part => purposeless.includes(part))).toEqual([]);
});

test('every exported function, class, interface and type says in a docstring what its name cannot', () => {
  const undocumented = modules.flatMap(module =>
    module.source.statements
      .filter(statement => isExported(statement) && !isDerived(statement))
      .filter(statement => ts.getJSDocCommentsAndTags(statement).length === 0)
      .map(statement => `${lineOf(module, statement)} ${(statement as ts.FunctionDeclaration).name?.text}`),
  );
  expect(undocumented).toEqual([]);
});

function isExported(statement: ts.Statement): boolean {
  const documents =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return documents && (ts.getCombinedModifierFlags(statement) & ts.ModifierFlags.Export) !== 0;
}

/** `type Severity = (typeof severities)[number]` and the like are said by the constant that they are derived from. */
function isDerived(statement: ts.Statement): boolean {
  return ts.isTypeAliasDeclaration(statement) && /^\(?(?:keyof )?typeof /.test(statement.type.getText());
}
