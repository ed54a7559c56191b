import { REV, REVCOMPAT } from './addresses.js';
import { dottedQuad } from './records.js';

/** As in DNSControl: where `require` takes names with a leading dot from, relative to where the tool is started. */
let current = '';
const base = __entry.slice(0, __entry.lastIndexOf('/') + 1);

const folderOf = path => path.slice(0, path.lastIndexOf('/') + 1);
const joined = (folder, path) => normalised(`${folder}/${path}`);

/** `a/./b/../c` as `a/c`; what leads above the first folder keeps its dots. */
function normalised(path) {
  const parts = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The tool is taken to be started beside the entry; from the top of the repository where nothing is found so. */
function found(path) {
  const absolute = path.startsWith('/');
  const beside = absolute ? undefined : __resolve(base, path);
  const above = absolute ? undefined : __resolve('', path);
  if (beside === undefined && above === undefined)
    throw new Error(`${path} leads out of the repository, from where nothing is read`);
  return [beside, above].find(one => one !== undefined && __exists(one)) ?? beside ?? above;
}

/** Not modules: a script runs in the global scope each time it is named, and data is an expression. */
function require(...args) {
  if (args.length !== 1) throw new Error('require() takes one path');
  const written = String(args[0]);
  const clean = joined(current, written);
  const path = found(written.startsWith('.') ? clean : written);
  const before = current;
  current = folderOf(clean);
  try {
    if (/\.[^./]*json5?$/i.test(path)) return __json(path);
    __run(path);
    return true;
  } finally {
    current = before;
  }
}

/** In the order in which Go walks a tree: folder by folder, each by name. */
function glob(folder, recursive = true, extension = '.js') {
  if (typeof folder !== 'string' || folder === '') throw new Error('glob() takes the path of a folder');
  const clean = joined(current, folder);
  const top = __resolve(base, clean);
  const paths = top === undefined ? [] : __list(top);
  if (paths.length === 0) throw new Error(`there is no folder ${folder}`);
  const ending = String(extension).startsWith('.') ? extension : `.${extension}`;
  return paths
    .map(path => path.slice(top === '' ? 0 : top.length + 1).split('/'))
    .filter(parts => (recursive !== false || parts.length === 1) && extensionOf(parts.at(-1)) === ending)
    .sort(byParts)
    .map(parts => joined(clean, parts.join('/')));
}

const extensionOf = name => (name.includes('.') ? name.slice(name.lastIndexOf('.')) : '');

function byParts(a, b) {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at === -1 || a[at] < b[at] ? -1 : 1;
}

function require_glob(folder, recursive = true) {
  const paths = glob(folder, recursive, '.js');
  for (const path of paths) require(path);
  return paths;
}

function CLI_DEFAULTS(defaults) {
  for (const [name, value] of Object.entries(defaults))
    if (globalThis[name] === undefined) globalThis[name] = value;
}

function IP(address) {
  return String(address)
    .split('.')
    .reduce((number, octet) => number * 256 + Number(octet), 0);
}

function HASH(algorithm, text) {
  if (!/^(?:sha1|sha256|sha512|SHA1|SHA256|SHA512)$/.test(algorithm))
    throw new Error(`HASH() knows SHA1, SHA256 and SHA512, not ${algorithm}`);
  return __hash(algorithm.toLowerCase(), String(text));
}

function PANIC(message) {
  throw new Error(`PANIC: ${message}`);
}

const asksNetwork = () => __lose('the network is not asked');
const silent = () => {};

/** What a script reads, computes and prints with. */
export const scriptLanguage = {
  require,
  require_glob,
  glob,
  CLI_DEFAULTS,
  IP,
  REV,
  REVCOMPAT,
  HASH,
  PANIC,
  num2dot: number => (typeof number === 'number' ? dottedQuad(number) : (number ?? '')),
  FETCH: asksNetwork,
  fetch: asksNetwork,
  console: { log: silent, info: silent, warn: silent, error: silent, debug: silent },
};
