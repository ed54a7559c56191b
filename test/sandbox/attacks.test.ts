import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { workingTree } from '../../src/discover.js';
import { declared, ran, ranIn, told } from './ran.js';

/** Runs an attack after an honest declaration, with little time and memory. */
function attacked(script: string, limits = { time: 1_000, memory: 64 << 20 }) {
  return told(ran(`zone("honest");${script}`, limits));
}

const honest = { zone: 'honest', parts: [], at: ['zone("honest")'] };

describe('what takes too long is ended, and what came before is kept', () => {
  test.each([
    ['an endless loop', 'for (;;) {}'],
    ['a getter that never returns', 'zone(({ get name() { for (;;) {} } }).name);'],
    ['a regular expression that backtracks for ever', '/(a+)+b/.test(new Array(60).join("a"));'],
    ['promises that make promises', '(function next() { Promise.resolve().then(next); })();'],
    ['a list that grows', 'var list = []; for (;;) list.push(list.length);'],
    ['what catches everything', 'for (;;) try { for (;;) {} } catch (error) {}'],
  ])('%s', (_name, script) => {
    const { value, failure } = attacked(script, { time: 1_000, memory: 1 << 30 });
    expect(value).toEqual([honest]);
    expect(failure).toMatch(/^It ran longer than 1 seconds/);
  });

  test('a failure says which statement it was', () => {
    expect(attacked('zone("a");\nwhile (true) zone.count++;').failure).toBe(
      'It ran longer than 1 seconds: while (true) zone.count++;',
    );
  });
});

test.each([
  ['joining four thousand million nothings', 'new Array(4294967295).join("x");'],
  ['sorting them', 'var list = []; list[4294967294] = 1; list.sort();'],
])('a builtin that cannot be interrupted ends with its thread: %s', (_name, script) => {
  const outcome = ran(script, { time: 100 });
  expect(outcome).toMatchObject({
    ok: false,
    failure: { reason: 'It did not end within 0.1 seconds' },
    sites: [],
    losses: [],
  });
  expect([...outcome.files.keys()]).toEqual(['main.js']);
});

test.each([
  ['a long list', 'var list = []; for (;;) list.push("x".repeat(1e5));'],
  ['wide memory', 'var list = []; for (;;) list.push(new Uint8Array(1e7));'],
  ['a long text', '"x".padEnd(1e9);'],
  ['many names', 'var table = {}; for (var i = 0; ; i++) table["name" + i] = i;'],
])('what takes too much memory is ended: %s', (_name, script) => {
  const { value, failure } = attacked(script, { time: 60_000, memory: 64 << 20 });
  expect(value).toEqual([honest]);
  expect(failure).toMatch(/^It took more than 64 MiB of memory: /);
});

test.each([
  ['recursion', 'function f() { return f() + 1; } f();', 'stack overflow'],
  ['a getter of itself', '({ get a() { return this.a; } }).a;', 'stack overflow'],
  ['deep JSON', 'JSON.parse(new Array(1e5).join("["));', 'stack overflow'],
  ['deep source in eval', 'eval(new Array(1e5).join("("));', 'stack overflow'],
  ['a huge number', '10n ** 10000000n ** 10n;', 'BigInt is too large'],
  ['a text that doubles', 'for (var text = "x"; ; ) text += text;', 'string too long'],
  ['itself', 'load("main.js");', 'scripts run each other more than 40 deep'],
])('what cannot go on costs its own statement: %s', (_name, script, reason) => {
  const outcome = ran(`zone("honest");${script}\nzone("after");`, { memory: 1 << 30 });
  expect(new Set(outcome.losses.map(loss => loss.reason))).toEqual(new Set([reason]));
  expect(declared(outcome)).toContainEqual({ after: [] });
});

test.each([
  ['parentheses', `${'('.repeat(1e5)}1${')'.repeat(1e5)}`],
  ['lists', `x = ${'['.repeat(1e5)}${']'.repeat(1e5)}`],
  ['blocks', '{'.repeat(1e5) + '}'.repeat(1e5)],
  ['functions', `${'function f() {'.repeat(1e5)}${'}'.repeat(1e5)}`],
])('a script that nests too deeply does not parse, or costs its own statement: %s', (_name, script) => {
  const outcome = ran({ 'main.js': 'load("deep.js");\nzone("after");', 'deep.js': script });
  expect(declared(outcome)).toEqual([{ after: [] }]);
  expect(outcome.losses).toHaveLength(1);
  expect(outcome.losses[0]!.reason).toMatch(/stack|nests/);
});

test('a long concatenation is one expression like any other', () => {
  expect(declared(ran(`zone("x"${'+ "x"'.repeat(2000)});`))).toEqual([{ ['x'.repeat(2001)]: [] }]);
});

test('a script of fifty megabytes is not taken', () => {
  expect(told(ran(';'.repeat(50e6))).failure).toBe('the scripts are larger than 4 MiB together');
});

test('a result that nobody could publish is not taken', () => {
  const outcome = ran('zone("x".repeat(7e7));', { memory: 1 << 30 });
  expect(outcome).toMatchObject({ failure: { reason: 'It declares more than anybody could publish' } });
  expect(outcome.value).toBe(undefined);
});

describe('nothing is within reach but the repository', () => {
  test('no process, no module, no network, no timer, no thread', () => {
    const outcome = ran(`
      var all = Function("return this")();
      zone("direct", typeof process, typeof require, typeof module, typeof fetch, typeof setTimeout, typeof Worker);
      zone("around", typeof all.process, typeof zone.constructor.constructor("return this")().process, typeof __run.constructor("return this")().process);
      zone("engine", typeof WebAssembly, typeof std, typeof os, typeof print, typeof console);
      import("fs").then(function () { zone("imported"); });
      import("node:fs").then(function () { zone("imported"); });
    `);
    const none = (count: number) => new Array(count).fill('undefined');
    expect(declared(outcome)).toEqual([{ direct: none(6) }, { around: none(3) }, { engine: none(5) }]);
  });

  test('no file outside, by whatever path', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dcv-check-test-'));
    try {
      mkdirSync(join(folder, 'repository'));
      writeFileSync(join(folder, 'secret.json'), '{ "name": "secret" }');
      symlinkSync(join(folder, 'secret.json'), join(folder, 'repository', 'link.json'));
      symlinkSync(folder, join(folder, 'repository', 'folder'));
      const paths = [
        '../secret.json',
        'folder/secret.json',
        'link.json',
        join(folder, 'secret.json'),
        'a\0.json',
      ];
      writeFileSync(
        join(folder, 'repository', 'main.js'),
        `${JSON.stringify(paths)}.forEach(function (path) { zone(load(path).name); }); zone(list("").join());`,
      );
      const outcome = ranIn(workingTree(join(folder, 'repository')));
      expect(JSON.stringify(outcome)).not.toMatch(/"secret"/);
      expect([...outcome.files.keys()]).toEqual(['main.js']);
      expect(declared(outcome)).toEqual([
        { 'lost: ../secret.json leads out of the repository': [] },
        { 'lost: folder/secret.json is not in the repository': [] },
        { 'lost: link.json cannot be read: it is a symbolic link that leads out of the repository': [] },
        { [`lost: ${join(folder, 'secret.json')} leads out of the repository`]: [] },
        { 'lost: a is not in the repository': [] },
        { 'main.js': [] },
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('what a script does to the language it shares with us', () => {
  const more = 'zone("example.com", rec(missing), rec("b")); lostHere();\nzone("after");';
  const whole = [{ 'example.com': [['lost: missing is not defined'], ['b']] }, { after: [] }];

  test.each([
    [
      'redefined methods',
      'Array.prototype.push = Function.prototype.call = Function.prototype.apply = null;',
    ],
    ['redefined JSON', 'JSON.stringify = JSON.parse = function () { throw 1; };'],
    [
      'redefined parts of the engine',
      'WeakMap.prototype.get = Reflect.apply = Object.defineProperty = Proxy = Error = null;',
    ],
    [
      'names of ours',
      '__at = __run = __lossOf = $dcvPart = $dcvLost = null; delete __at; delete globalThis.$dcvPop;',
    ],
    [
      'a prototype that has more',
      'Object.prototype.loss = 1; Object.prototype.statement = "x"; Array.prototype.extra = 1;',
    ],
    ['a date of its own', 'Date = undefined; Math.random = undefined;'],
  ])('changes nothing that is noted: %s', (_name, script) => {
    const outcome = ran(`${script}\n${more}`);
    expect(declared(outcome)).toEqual(whole);
    expect(told(outcome).lost).toEqual(['lostHere(); // lostHere is not defined']);
  });

  test.each([
    [
      'a conversion that never ends',
      'Object.prototype.toJSON = function () { for (;;) {} };',
      'It ran longer than',
    ],
    [
      'a setter in every list',
      'Object.defineProperty(Array.prototype, 0, { set: function () { throw 1; } });',
      '',
    ],
    [
      'an error that nobody can read',
      'throw { get message() { for (;;) {} } };',
      'Something was thrown that is no error',
    ],
    [
      'a conversion to nothing',
      'Object.prototype.toJSON = function () { return zone; };',
      'Its result is no data',
    ],
    ['what no JSON can hold', 'zone(1n);', 'Do not know how to serialize a BigInt'],
    [
      'a circle',
      'var list = []; list[0] = list; rec = null; zone("a", { list: list });',
      'circular reference',
    ],
  ])('costs it its own result at most: %s', (_name, script, reason) => {
    const outcome = ran(`${script}\nzone("example.com");`, { time: 1_000 });
    expect(outcome.ok).toBe(false);
    expect(told(outcome).failure).toMatch(new RegExp(reason));
  });

  test('reasons are as long as a reader bears', () => {
    const { failure } = told(ran('throw new Error(new Array(1e6).join("x"));'));
    expect(failure!.length).toBeLessThan(300);
  });
});

test('a hundred thousand runs of a script are as good as one', () => {
  const outcome = ran(
    { 'main.js': 'var n = 0; for (var i = 0; i < 1e5; i++) load("part.js"); zone(n);', 'part.js': 'n++;' },
    { time: 250_000 },
  );
  expect(declared(outcome)).toEqual([{ '100000': [] }]);
});
