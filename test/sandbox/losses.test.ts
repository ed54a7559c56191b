import { describe, expect, test } from 'vitest';
import { declared, ran, told } from './ran.js';

const nothingLost: string[] = [];

describe('what throws costs only what depends on it', () => {
  test('a name that is not defined costs the argument it stands in', () => {
    const outcome = ran(`
      zone("example.com", rec("www", SERVER), MORE, [rec("mail", "a." + ZONE), EXTRA]);
      zone("example.org", rec("www", "here"));
    `);
    expect(declared(outcome)).toEqual([
      {
        'example.com': [
          ['www', 'lost: SERVER is not defined'],
          'lost: MORE is not defined',
          [['mail', 'lost: ZONE is not defined'], 'lost: EXTRA is not defined'],
        ],
      },
      { 'example.org': [['www', 'here']] },
    ]);
    expect(outcome.losses.map(({ undefinedName, argument }) => [undefinedName, argument])).toEqual([
      ['SERVER', 1],
      ['MORE', 2],
      ['ZONE', 1],
      ['EXTRA', 3],
    ]);
  });

  test('a builder that throws gives a lost part, wherever it is called', () => {
    const outcome = ran(`
      function rec(name) { if (name === "bad") throw new Error("a bad name"); return name; }
      var parts = [rec("good"), rec("bad")];
      zone("example.com", parts);
    `);
    expect(declared(outcome)).toEqual([{ 'example.com': [['good', 'lost: a bad name']] }]);
  });

  test('a helper that throws costs the argument that it is called in', () => {
    const outcome = ran(`
      function pair(name) { var missing = table.row; return [rec(name)]; }
      zone("example.com", pair("www"), rec("mail"));
    `);
    expect(declared(outcome)).toEqual([{ 'example.com': ['lost: table is not defined', ['mail']] }]);
  });

  test('a statement that throws is lost, with what it may have declared', () => {
    const outcome = ran(`
      if (stage == "live") { zone("example." + tld); zone("example.org"); }
      if (stage == "test") prepare();
      zone("example.net");
    `);
    expect(declared(outcome)).toEqual([{ 'example.net': [] }]);
    expect(outcome.losses.map(({ reason, statement }) => ({ reason, statement }))).toEqual([
      {
        reason: 'stage is not defined',
        statement: { declares: [['example.', { start: 48, end: 51 }], ['example.org']], callsOthers: false },
      },
      { reason: 'stage is not defined', statement: { declares: [], callsOthers: true } },
    ]);
  });

  test('what a lost statement would have set is lost where it is read, not undefined', () => {
    const outcome = ran(`
      var target = hosts.web, other = "kept";
      var table = { a: 1 };
      table.b = MISSING;
      zone("example.com", rec("www", target), rec("a", table.a));
      target = "set again";
      zone("example.org", rec("www", target));
    `);
    expect(told(outcome)).toMatchObject({
      lost: [
        'var target = hosts.web, other = "kept"; // hosts is not defined',
        'table.b = MISSING; // MISSING is not defined',
      ],
    });
    expect(declared(outcome)).toEqual([
      {
        'example.com': [
          ['www', 'lost: hosts is not defined'],
          ['a', 'lost: MISSING is not defined'],
        ],
      },
      { 'example.org': [['www', 'set again']] },
    ]);
  });

  test('in a loop each statement stands alone, unless how it ends decides about the next', () => {
    const outcome = ran(`
      var hosts = ["a", "b", "c"];
      for (var i = 0; i < hosts.length; i++) {
        var row = hosts[i] === "b" ? undefinedName : hosts[i];
        zone(row + ".example");
        zone(hosts[i] + ".test");
      }
      for (var j in hosts) {
        if (skipped(hosts[j])) continue;
        zone("never");
      }
    `);
    expect(declared(outcome)).toEqual([
      { 'a.example': [] },
      { 'a.test': [] },
      { 'lost: undefinedName is not defined': [] },
      { 'b.test': [] },
      { 'c.example': [] },
      { 'c.test': [] },
    ]);
    expect(told(outcome).lost).toHaveLength(2);
  });

  test("a script's own try sees what it throws", () => {
    const outcome = ran(`
      try { missing(); zone("no"); } catch (error) { zone(error.name); }
      function attempt() { try { return missing; } catch (error) { return "default"; } }
      zone(attempt());
    `);
    expect(declared(outcome)).toEqual([{ ReferenceError: [] }, { default: [] }]);
    expect(told(outcome).lost).toEqual(nothingLost);
  });

  test('what is thrown on purpose ends the script, and what came before is kept', () => {
    const outcome = ran('zone("example.com");\nthrow new Error("not for this stage");\nzone("example.org");');
    expect(declared(outcome)).toEqual([{ 'example.com': [] }]);
    expect(told(outcome).failure).toBe('not for this stage: throw new Error("not for this stage");');
  });

  test('a constant that cannot be set is lost where it is read', () => {
    const outcome = ran('const a = MISSING;\nlet b = "b";\nzone("example.com", rec(a), rec(b));');
    expect(declared(outcome)).toEqual([{ 'example.com': [['lost: MISSING is not defined'], ['b']] }]);
  });

  test('what the language cannot do is lost like what throws', () => {
    const outcome = ran(
      'var answer = ask("https://example.com");\nzone("example.com", rec(answer), rec(answer.text));',
    );
    expect(declared(outcome)).toEqual([
      { 'example.com': [['lost: the network is not asked'], ['lost: the network is not asked']] },
    ]);
  });

  test('ten thousand losses are noted, and more are a failure', () => {
    const outcome = ran(`for (var i = 0; i < 10002; i++) zone(rec(this["missing" + i].name));`, {
      time: 60_000,
    });
    expect(outcome.losses).toHaveLength(1);
    const many = ran(`for (var i = 0; i < 10002; i++) { eval("missing" + i); }`, { time: 60_000 });
    expect(many.losses).toHaveLength(10_000);
    expect(told(many).failure).toBe('More than 10000 of its statements and calls fail');
  });
});

describe('files that are missing or broken', () => {
  test('a script that does not parse is lost, with the place of its mistake', () => {
    const outcome = ran({
      'main.js': 'load("part.js");\nzone("example.com");',
      'part.js': 'var a = 1;\nvar b = ;\n',
    });
    expect(declared(outcome)).toEqual([{ 'example.com': [] }]);
    expect(outcome.losses).toEqual([
      {
        reason: 'part.js does not parse: Unexpected token',
        cause: { path: 'part.js', place: { path: 'part.js', start: 19, end: 20 } },
        place: { path: 'main.js', start: 0, end: 16 },
        statement: { declares: [], callsOthers: true },
      },
    ]);
  });

  test('an entry that does not parse is a failure at its mistake', () => {
    const outcome = ran('zone("example.com"));');
    expect(told(outcome)).toEqual({
      value: [],
      lost: [],
      failure: 'main.js does not parse: Unexpected token: )',
    });
  });

  test('data that is missing or broken is lost where it is used', () => {
    const outcome = ran({
      'main.js': `
        var files = ["a.json", "broken.json", "none.json", "c.json"];
        for (var i = 0; i < files.length; i++) {
          var data = load(files[i]);
          zone(files[i], rec(data.target));
        }`,
      'a.json': '{ "target": "a" }',
      'broken.json': '{ "target": "b" ',
      'c.json': '{ "target": "c" }',
    });
    expect(declared(outcome)).toEqual([
      { 'a.json': [['a']] },
      { 'broken.json': [['lost: broken.json does not parse: Unexpected token']] },
      { 'none.json': [['lost: none.json is not in the repository']] },
      { 'c.json': [['c']] },
    ]);
    const broken = { path: 'broken.json', place: { path: 'broken.json', start: 16, end: 16 } };
    const none = { path: 'none.json' };
    expect(outcome.losses.map(({ cause }) => cause)).toEqual([broken, broken, none, none]);
  });
});
