/** What configurations use of Underscore 1, which DNSControl puts at hand as `_`. */
const listOf = list => (list == null ? [] : Array.isArray(list) ? list : Object.values(list));
const entriesOf = list =>
  Array.isArray(list) ? list.map((one, index) => [index, one]) : Object.entries(list ?? {});
const flat = (lists, depth = 1) => lists.flat(depth);
const isMatch = (one, wanted) => Object.entries(wanted).every(([key, value]) => one?.[key] === value);

/** A function, the name of a member, or what the members must be. */
function by(how) {
  if (typeof how === 'function') return how;
  if (how == null) return one => one;
  return typeof how === 'object' ? one => isMatch(one, how) : one => one?.[how];
}

const map = (list, how) => entriesOf(list).map(([key, one]) => by(how)(one, key, list));
const filter = (list, how) =>
  entriesOf(list)
    .filter(([key, one]) => by(how)(one, key, list))
    .map(([, one]) => one);
const reject = (list, how) => filter(list, (...args) => !by(how)(...args));
const find = (list, how) => filter(list, how)[0];
const every = (list, how) => listOf(list).every(one => by(how)(one));
const some = (list, how) => listOf(list).some(one => by(how)(one));

function each(list, visit, context) {
  for (const [key, one] of entriesOf(list)) visit.call(context, one, key, list);
  return list;
}

function reduce(list, step, ...initial) {
  const entries = entriesOf(list);
  let total = initial.length > 0 ? initial[0] : entries.shift()?.[1];
  for (const [key, one] of entries) total = step(total, one, key, list);
  return total;
}

function grouped(list, how, add) {
  const groups = {};
  for (const one of listOf(list)) {
    const key = by(how)(one);
    groups[key] = add(groups[key], one);
  }
  return groups;
}

function sortBy(list, how) {
  const ranked = listOf(list).map(one => [by(how)(one), one]);
  return ranked.sort(([a], [b]) => (a > b ? 1 : a < b ? -1 : 0)).map(([, one]) => one);
}

function extreme(list, how, isBetter, none) {
  let best;
  for (const one of listOf(list)) if (best === undefined || isBetter(by(how)(one), by(how)(best))) best = one;
  return best ?? none;
}

function uniq(list, isSorted, how) {
  const key = by(typeof isSorted === 'boolean' ? how : isSorted);
  const seen = new Map();
  for (const one of listOf(list)) if (!seen.has(key(one))) seen.set(key(one), one);
  return [...seen.values()];
}

function range(start, stop, step = 1) {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  return Array.from(
    { length: Math.max(0, Math.ceil((to - from) / step)) },
    (_, index) => from + index * step,
  );
}

function object(keys, values) {
  return Object.fromEntries(keys.map((key, index) => (values === undefined ? key : [key, values[index]])));
}

function picked(source, keys, isKept) {
  const [first] = keys;
  const wanted = typeof first === 'function' ? first : (_, key) => keys.flat().map(String).includes(key);
  return Object.fromEntries(Object.entries(source ?? {}).filter(([key, one]) => wanted(one, key) === isKept));
}

const ends = {
  first: (list, count) => (count === undefined ? list?.[0] : list.slice(0, count)),
  last: (list, count) => (count === undefined ? list?.at(-1) : list.slice(-count)),
  initial: (list, count = 1) => list.slice(0, -count),
  rest: (list, count = 1) => list.slice(count),
};

const tests = {
  isArray: Array.isArray,
  isFunction: one => typeof one === 'function',
  isObject: one => one === Object(one),
  isString: one => Object.prototype.toString.call(one) === '[object String]',
  isNumber: one => Object.prototype.toString.call(one) === '[object Number]',
  isBoolean: one => one === true || one === false,
  isRegExp: one => one instanceof RegExp,
  isDate: one => one instanceof Date,
  isNull: one => one === null,
  isUndefined: one => one === undefined,
  isNaN: one => Number.isNaN(one),
  isEmpty: one => one == null || (one.length ?? Object.keys(one).length) === 0,
};

const functions = {
  ...ends,
  ...tests,
  each,
  forEach: each,
  map,
  collect: map,
  filter,
  select: filter,
  reject,
  find,
  detect: find,
  where: filter,
  findWhere: find,
  every,
  all: every,
  some,
  any: some,
  reduce,
  foldl: reduce,
  inject: reduce,
  contains: (list, one) => listOf(list).includes(one),
  include: (list, one) => listOf(list).includes(one),
  invoke: (list, method, ...args) => map(list, one => one[method](...args)),
  pluck: map,
  max: (list, how) => extreme(list, how, (a, b) => a > b, Number.NEGATIVE_INFINITY),
  min: (list, how) => extreme(list, how, (a, b) => a < b, Number.POSITIVE_INFINITY),
  sortBy,
  groupBy: (list, how) => grouped(list, how, (group = [], one) => [...group, one]),
  countBy: (list, how) => grouped(list, how, (count = 0) => count + 1),
  indexBy: (list, how) => grouped(list, how, (_, one) => one),
  toArray: list => [...listOf(list)],
  size: list => listOf(list).length,
  head: ends.first,
  take: ends.first,
  tail: ends.rest,
  drop: ends.rest,
  compact: list => list.filter(Boolean),
  flatten: (list, isShallow) => flat(list, isShallow ? 1 : Number.POSITIVE_INFINITY),
  without: (list, ...others) => list.filter(one => !others.includes(one)),
  difference: (list, ...others) => list.filter(one => !flat(others).includes(one)),
  intersection: (list, ...others) => uniq(list).filter(one => others.every(other => other.includes(one))),
  union: (...lists) => uniq(flat(lists)),
  uniq,
  unique: uniq,
  zip: (...lists) =>
    range(Math.max(...lists.map(list => list.length))).map(at => lists.map(list => list[at])),
  object,
  indexOf: (list, one) => list.indexOf(one),
  lastIndexOf: (list, one) => list.lastIndexOf(one),
  range,
  keys: Object.keys,
  values: Object.values,
  pairs: Object.entries,
  invert: source => Object.fromEntries(Object.entries(source).map(([key, one]) => [one, key])),
  functions: source => Object.keys(source).filter(key => typeof source[key] === 'function'),
  extend: Object.assign,
  defaults: (target, ...sources) => Object.assign(target, ...sources.reverse(), { ...target }),
  pick: (source, ...keys) => picked(source, keys, true),
  omit: (source, ...keys) => picked(source, keys, false),
  clone: one => (Array.isArray(one) ? [...one] : tests.isObject(one) ? { ...one } : one),
  has: (source, key) => Object.hasOwn(source, key),
  isEqual: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  identity: one => one,
  noop: () => {},
  times: (count, visit) => range(count).map(index => visit(index)),
};

/** Anything else of Underscore is missing aloud, so that nothing is made of it in silence. */
export const underscore = new Proxy(functions, {
  get(_, name) {
    if (typeof name === 'symbol' || Object.hasOwn(functions, name)) return functions[name];
    return () => {
      throw new Error(`_.${name} is not known here`);
    };
  },
});
