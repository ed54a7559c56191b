import { describe, expect, test } from 'vitest';
import { declared, ran, told } from './ran.js';

describe('a script runs as it would anywhere', () => {
  test('in one global scope, sloppy, its functions declared before all else', () => {
    const outcome = ran({
      'main.js': `
        early();
        load("part.js");
        zone(shared, typeof implicit, this === globalThis, typeof later, count());
        load("part.js");
        zone(String(runs));
        function early() { implicit = "set"; }
        function count() { return arguments.length; }
        var later = 1;`,
      'part.js': 'var shared = "shared";\nvar runs = (runs || 0) + 1;',
    });
    expect(declared(outcome)).toEqual([{ shared: ['string', true, 'undefined', 0] }, { '2': [] }]);
  });

  test('strict where it says so', () => {
    const outcome = ran('"use strict";\nzone((function () { return typeof this; })());');
    expect(declared(outcome)).toEqual([{ undefined: [] }]);
  });

  test('with variables that are given to it', () => {
    expect(declared(ran('zone(stage);', {}, { stage: 'live' }))).toEqual([{ live: [] }]);
  });

  test('with promises that are kept', () => {
    expect(
      declared(ran('Promise.resolve("later").then(function (name) { zone(name); }); zone("first");')),
    ).toEqual([{ first: [] }, { later: [] }]);
  });

  test('on a day that does not pass, without chance', () => {
    const outcome = ran(
      'zone(Date.now(), new Date().toISOString(), new Date(0).toISOString(), Date.UTC(2021, 0), new Date() instanceof Date, Math.random());',
    );
    expect(declared(outcome)).toEqual([
      {
        '1577836800000': [
          '2020-01-01T00:00:00.000Z',
          '1970-01-01T00:00:00.000Z',
          1_609_459_200_000,
          true,
          0.5,
        ],
      },
    ]);
  });

  test('and reads data as an expression, comments, quotes and all', () => {
    const outcome = ran({
      'main.js': 'var a = load("a.json"); zone("a", a.x, typeof a.y, load("b.json").x, load("c.json"));',
      'a.json': '{ "x": 1, "__proto__": { "y": 2 } }',
      'b.json': "// a remark\n{ x: 'y', f: function () {} } // the end",
      'c.json': '["é", 1.5, null]',
    });
    expect(declared(outcome)).toEqual([{ a: [1, 'undefined', 'y', ['é', 1.5, null]] }]);
  });
});

test('what is read and listed stays in the repository', () => {
  const outcome = ran({
    'main.js': `
      zone(list("conf").join(), list("").length, list("..").length, list("/etc").length);
      ["../x.json", "/etc/passwd.json", "conf/../../x.json", "conf/./a.json"].forEach(function (path) {
        zone(path, rec(load(path).name));
      });`,
    'conf/a.json': '{ "name": "a" }',
    'conf/b.json': '{ "name": "b" }',
    'confirm.json': '{}',
  });
  expect(declared(outcome)).toEqual([
    { 'conf/a.json,conf/b.json': [4, 0, 0] },
    { '../x.json': [['lost: ../x.json leads out of the repository']] },
    { '/etc/passwd.json': [['lost: /etc/passwd.json leads out of the repository']] },
    { 'conf/../../x.json': [['lost: ../x.json leads out of the repository']] },
    { 'conf/./a.json': [['a']] },
  ]);
  expect([...outcome.files.keys()]).toEqual(['main.js', 'conf/a.json']);
});

describe('each part knows the calls that it is made by, innermost first', () => {
  test('through helpers and loops, with the text of each', () => {
    const outcome = ran(`function pair(name) { return [rec(name, "a"), rec("x." + name)]; }
zone("example.com", pair("www"));
zone("example.org", ["a", "b"].map(function (name) { return rec(name); }));`);
    const zones = ['zone("example.com", pair("www"))', expect.stringMatching(/^zone\("example\.org"/)];
    const inner = ['rec(name, "a")', 'rec("x." + name)', 'rec(name)', 'rec(name)'];
    expect(told(outcome).value).toEqual([
      {
        zone: 'example.com',
        parts: [
          [
            { rec: ['www', 'a'], at: [inner[0], 'pair("www")', zones[0]] },
            { rec: ['x.www'], at: [inner[1], 'pair("www")', zones[0]] },
          ],
        ],
        at: [zones[0]],
      },
      {
        zone: 'example.org',
        parts: [
          [
            {
              rec: ['a'],
              at: [inner[2], expect.stringMatching(/^\["a", "b"\]/), zones[1]].slice(0, 1).concat(zones[1]),
            },
            { rec: ['b'], at: [inner[3], zones[1]] },
          ],
        ],
        at: [zones[1]],
      },
    ]);
  });

  test('with what of each argument is literal', () => {
    const outcome = ran(
      'var id = "0a";\nzone("x", rec("www", `a.${id}.b` + ".c", id, "", 1 + 2, ...["y"], "z"));',
    );
    expect(outcome.sites[1]).toEqual({
      path: 'main.js',
      start: 25,
      end: 85,
      callee: 'rec',
      arguments: [
        { start: 29, end: 34, parts: ['www'] },
        { start: 36, end: 54, parts: ['a.', { start: 41, end: 43 }, '.b', '.c'] },
        { start: 56, end: 58, parts: [{ start: 56, end: 58 }] },
        { start: 60, end: 62, parts: [] },
        { start: 64, end: 69, parts: [{ start: 64, end: 69 }] },
      ],
    });
  });

  test('and a constructor under another name knows at least the calls around it', () => {
    const outcome = ran('var r = rec;\nzone("example.com", r(name()));\nfunction name() { return "www"; }');
    expect(told(outcome).value).toEqual([
      {
        zone: 'example.com',
        parts: [{ rec: ['www'], at: ['r(name())', 'zone("example.com", r(name()))'] }],
        at: ['zone("example.com", r(name()))'],
      },
    ]);
  });
});
