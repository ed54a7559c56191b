import fc from 'fast-check';

/** Pieces of quoted text: escapes, template signs that begin nothing, letters that Go and JavaScript change differently. */
const piece = fc.constantFrom(
  ...[
    'a',
    'B',
    'www',
    '.',
    '-',
    '_',
    '*',
    ' ',
    'é',
    'ß',
    '👍',
    '\\n',
    '\\"',
    '\\\\',
    '\\u00e9',
    '$',
    '%',
    '$${',
    '%%{',
    '~',
    ' {',
    '}',
  ],
);

const literal = fc.array(piece, { maxLength: 4 }).map(pieces => pieces.join(''));

/** What expressions there are of each type. */
interface Typed {
  text: string;
  number: string;
  bool: string;
  list: string;
  map: string;
}

/** Expressions that have a value, by its type; lists and maps hold texts. `names` stand for a value of their type. */
export function expressionsOver(names: Partial<Typed>): Arbitraries {
  return fc.letrec<Typed>(tie => grammar(tie as (type: keyof Typed) => fc.Arbitrary<string>, names));
}

type Arbitraries = { [Type in keyof Typed]: fc.Arbitrary<string> };

function grammar(any: (type: keyof Typed) => fc.Arbitrary<string>, names: Partial<Typed>): Arbitraries {
  const named = (type: keyof Typed) => {
    const name = names[type];
    return name === undefined ? [] : [{ arbitrary: fc.constant(name), weight: 8 }];
  };
  const call = (name: string, ...parameters: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc.tuple(...parameters).map(values => `${name}(${values.join(', ')})`);
  const anyText = any('text');
  const anyNumber = any('number');
  const anyBool = any('bool');
  const anyList = any('list');
  const anyMap = any('map');
  const conditional = (of: fc.Arbitrary<string>) =>
    fc.tuple(anyBool, of, of).map(([condition, a, b]) => `(${condition} ? ${a} : ${b})`);
  const small = fc.nat(12).map(String);
  const separator = fc.constantFrom('"."', '"-"', '"a"', '""');
  return {
    text: fc.oneof(
      { depthSize: 'small' },
      ...named('text'),
      literal.map(inner => `"${inner}"`),
      fc
        .tuple(literal, fc.oneof(anyText, anyNumber, anyBool), literal)
        .map(([a, inner, b]) => `"${a}x\${${inner}}${b}"`),
      fc
        .tuple(literal, anyBool, literal, literal)
        .map(([a, test, b, c]) => `"${a}x%{ if ${test} ~} ${b} %{~ else }${c}x%{ endif }"`),
      fc.tuple(anyList, literal).map(([items, b]) => `"%{ for i, t in ${items} }\${i}\${t}${b}x%{ endfor }"`),
      conditional(anyText),
      call('lower', anyText),
      call('upper', anyText),
      call('trimspace', anyText),
      call('trim', anyText, separator),
      call('trimprefix', anyText, separator),
      call('trimsuffix', anyText, separator),
      call('title', anyText),
      call('strrev', anyText),
      call('substr', anyText, small, small),
      call('replace', anyText, separator, anyText),
      call('join', separator, anyList),
      call('format', fc.constantFrom('"%s|%5s"', '"%[2]s%[1]s"', '"%-4s%q"', '"%v %#v"'), anyText, anyText),
      call('format', fc.constantFrom('"%d"', '"%04d"', '"%+d"', '"%x"', '"%v"'), anyNumber),
      call('tostring', fc.oneof(anyNumber, anyBool)),
      call('jsonencode', fc.oneof(anyText, anyNumber, anyList, anyMap)),
      call('base64encode', anyText),
      call('md5', anyText),
      fc.tuple(anyMap, anyText).map(([of, fallback]) => `lookup(${of}, "a", ${fallback})`),
      fc.tuple(anyList, anyText).map(([of, fallback]) => `try(${of}[1], ${fallback})`),
      fc.tuple(anyList, small).map(([of, index]) => `element(concat(["z"], ${of}), ${index})`),
    ),
    number: fc.oneof(
      { depthSize: 'small' },
      ...named('number'),
      small,
      fc
        .tuple(anyNumber, fc.constantFrom('+', '-', '*'), anyNumber)
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(anyNumber, fc.constantFrom('/', '%')).map(([a, sign]) => `floor(${a} ${sign} 4)`),
      anyNumber.map(inner => `-${inner}`),
      call('length', fc.oneof(anyText, anyList, anyMap)),
      call('max', anyNumber, anyNumber),
      call('min', anyNumber, anyNumber),
      call('abs', anyNumber),
      conditional(anyNumber),
    ),
    bool: fc.oneof(
      { depthSize: 'small' },
      ...named('bool'),
      fc.constantFrom('true', 'false'),
      fc
        .tuple(anyNumber, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), anyNumber)
        .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(anyText, fc.constantFrom('==', '!='), anyText).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(anyBool, fc.constantFrom('&&', '||'), anyBool).map(([a, sign, b]) => `(${a} ${sign} ${b})`),
      anyBool.map(inner => `!${inner}`),
      call('contains', anyList, anyText),
      call('startswith', anyText, anyText),
      call('endswith', anyText, anyText),
      call(
        'can',
        fc.oneof(
          anyText.map(inner => `tonumber(${inner})`),
          anyList.map(inner => `${inner}[0]`),
        ),
      ),
    ),
    list: fc.oneof(
      { depthSize: 'small' },
      ...named('list'),
      fc.array(anyText, { maxLength: 3 }).map(items => `tolist([${items.join(', ')}])`),
      fc.tuple(separator, anyText).map(([between, of]) => `split(${between}, ${of})`),
      fc.tuple(anyList, anyText).map(([of, result]) => `[for i, t in ${of} : "\${i}\${t}\${${result}}"]`),
      fc.tuple(anyList, anyBool).map(([of, test]) => `[for t in ${of} : t if t != "" && ${test}]`),
      anyMap.map(of => `[for k, v in ${of} : "\${k}=\${v}"]`),
      anyList.map(of => `(${of}[*])`),
      call('concat', anyList, anyList),
      call('distinct', anyList),
      call('compact', anyList),
      call('reverse', anyList),
      call('sort', anyList),
      call(
        'flatten',
        fc.tuple(anyList, anyList).map(lists => `[${lists.join(', ')}]`),
      ),
      call('keys', anyMap),
      call('values', anyMap),
      call('formatlist', fc.constantFrom('"%s."', '"<%3s>"'), anyList),
      ...['setunion', 'setintersection', 'setsubtract'].map(name =>
        call('tolist', call(name, anyList, anyList)),
      ),
      fc
        .tuple(anyList, anyList)
        .map(lists => `[for pair in setproduct(${lists.join(', ')}) : join("+", pair)]`),
    ),
    map: fc.oneof(
      { depthSize: 'small' },
      ...named('map'),
      fc.tuple(anyText, anyText).map(([a, b]) => `tomap({ a = ${a}, "b.c" = ${b}, (lower("D")) = "d" })`),
      fc.tuple(anyList, anyText).map(([of, result]) => `{ for t in distinct(${of}) : t => ${result} }`),
      anyList.map(
        of => `{ for k, all in { for i, t in ${of} : t => tostring(i)... } : k => join(",", all) }`,
      ),
      fc.tuple(anyMap, anyMap).map(maps => `merge(${maps.join(', ')})`),
      anyList.map(of => `zipmap(distinct(${of}), [for t in distinct(${of}) : upper(t)])`),
    ),
  };
}

const line = fc
  .tuple(
    fc.constantFrom('', '  ', '    ', '      ', '\t'),
    fc.array(
      fc.constantFrom(
        'a',
        ' b',
        '${x}',
        '${~ x ~}',
        '${x.y[0]}',
        '$${z}',
        '%%{q}',
        '$',
        '\\n',
        '"',
        '%{ if x }',
        '%{ if x ~}',
        '%{~ endif }',
        '%{ endif ~}',
        '${f("\\"${y}")}',
      ),
      { maxLength: 4 },
    ),
  )
  .map(([blank, pieces]) => blank + pieces.join(''));

/** Heredocs, in which directives may lack their ends. */
export const heredoc = fc
  .tuple(fc.constantFrom('<<', '<<-'), fc.array(line, { maxLength: 6 }), fc.constantFrom('', '  ', '    '))
  .map(([opening, lines, blank]) => `${opening}EOT\n${lines.map(text => `${text}\n`).join('')}${blank}EOT`);

/** Quoted templates, some of which are no HCL. */
export const quoted = fc
  .array(
    fc.oneof(
      piece,
      fc.constantFrom(
        '${x}',
        '${~ x ~}',
        '%{ if x }',
        '%{ else }',
        '%{ endif ~}',
        '%{ for a, b in c }',
        '%{ endfor }',
        '$$',
        '\\q',
        '${',
        '}',
      ),
    ),
    { maxLength: 8 },
  )
  .map(pieces => `"${pieces.join('')}"`);
