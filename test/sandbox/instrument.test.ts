import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instrument } from '../../src/sandbox/instrument/instrument.js';

test('marking calls and statements changes nothing of what a script does', () => {
  fc.assert(
    fc.property(script(), text => {
      const unmarked = zonesOf([text]);
      // What throws is what marking is for.
      fc.pre(unmarked !== undefined);
      const { pieces } = instrument(
        'main.js',
        text,
        { builders: ['rec'], declarations: ['zone'] },
        register(),
      );
      expect(zonesOf(pieces.map(piece => piece.text))).toEqual(unmarked);
    }),
    { numRuns: 200 },
  );
});

function register() {
  let count = 0;
  const next = () => count++;
  return { addSite: next, addPart: next, addStatement: next };
}

/** What a script declares that is run piece by piece; undefined where it throws. */
function zonesOf(pieces: readonly string[]): unknown {
  const context = createContext({});
  runInContext(language, context);
  try {
    for (const piece of pieces) runInContext(piece, context);
  } catch {
    return undefined;
  }
  return JSON.parse(runInContext('JSON.stringify(zones)', context));
}

const language = `
  var zones = [];
  function rec() { return { rec: Array.from(arguments) }; }
  function zone() { zones.push(Array.from(arguments)); }
  function $dcvBuild(site, call) { return call(); }
  function $dcvPart(part, evaluate) { return evaluate(); }
  function $dcvPush(site) { return 0; }
  function $dcvPop(saved, value) { return value; }
  function $dcvLost(statement, error) { throw error; }
`;

/** Scripts with all that is marked, where it may go wrong: loops, functions, `this`, `arguments`, jumps and conditions. */
function script(): fc.Arbitrary<string> {
  const name = fc.constantFrom('a', 'b', 'c', 'f');
  const { expression } = fc.letrec<{ expression: string }>(tie => {
    const list = fc.array(tie('expression'), { maxLength: 3 }).map(items => items.join(', '));
    return {
      expression: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('"x"', '1', 'a', 'b', 'c', 'i', 'this.k', 'null'),
        fc
          .tuple(tie('expression'), fc.constantFrom('+', '===', '&&', '||', ','), tie('expression'))
          .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
        fc
          .tuple(fc.constantFrom('rec', 'f', 'o.f', 'rec.call', 'new K'), list)
          .map(([callee, items]) => `${callee}(${items})`),
        list.map(items => `[${items}]`),
        fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `({ k: ${a}, l: ${b} })`),
        fc.tuple(tie('expression'), tie('expression'), list).map(([a, b, c]) => `(${a} ? ${b} : [${c}])`),
        tie('expression').map(
          body => `(function (a) { var k = rec(${body}, arguments.length); return k; })("in")`,
        ),
      ),
    };
  });
  const { statement } = fc.letrec<{ statement: string }>(tie => ({
    statement: fc.oneof(
      { maxDepth: 3 },
      fc.tuple(expression, expression).map(([first, second]) => `zone(${first}, ${second});`),
      fc.tuple(name, expression).map(([variable, value]) => `var ${variable} = ${value};`),
      fc
        .tuple(expression, tie('statement'), tie('statement'))
        .map(([condition, yes, no]) => `if (${condition}) ${yes} else { ${no} }`),
      tie('statement').map(body => `for (var i = 0; i < 2; i++) { if (i) continue; ${body} }`),
      tie('statement').map(body => `for (var k in o) ${body}`),
      tie('statement').map(body => `try { ${body} throw "t"; } catch (e) { zone(e); } finally { b = 3; }`),
      fc.tuple(name, tie('statement')).map(([own, body]) => `(function (${own}) { ${body} })("own");`),
      expression.map(text => `switch (${text}) { case 1: zone("one"); break; default: zone("other"); }`),
      tie('statement').map(body => `once: do { ${body} break once; } while (true)`),
    ),
  }));
  const setup = `
    var a = "A", b = 2, c, i = 0, k = "K", o = { k: 7, f: function (x) { return this.k + x; } };
    function f() { return arguments.length; }
    function K(v) { this.v = v; }`;
  return fc
    .array(statement, { minLength: 1, maxLength: 6 })
    .map(statements => [setup, ...statements, 'zone(a, b, c, i, k);'].join('\n'));
}
