import { readFileSync } from 'node:fs';

/** Files that the expressions read. */
export const files: Readonly<Record<string, string>> = {
  'zones/a.json': '{"name": "a.example.com", "ttl": 300, "list": [1, 2.5, null, true], "é": "\\u00e9<&>"}',
  'zones/b.json': '[]',
  'zones/deep/c.yaml': 'name: c\n',
  'data.yaml':
    'a: 1\nb: [x, "2", 3.5, true, yes, off, null, ~, 1e3, -7]\nc: &c\n  d: text\n  e: !!str 5\nf:\n  <<: *c\n  g: |\n    two\n    lines\n"quoted key": "on"\n',
  'hosts.csv': 'name,target\nwww,"a, b"\napi,"say ""hi"""\n\nlast,\n',
  'hello.tftpl':
    'Hello ${name}!\n%{ for host in hosts ~}\n  - ${host}\n%{ endfor ~}\n%{ if length(hosts) > 1 }many%{ else }few%{ endif }\n',
  'only.tftpl': '${value}',
};

/** Expressions that have a value; what we make of each must be the same. */
export const valued: readonly string[] = readFileSync(
  new URL('terraform-expressions.txt', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .concat([
    '<<EOT\nhello ${1 + 1}\n  world $${x} \\n "quoted"\nEOT',
    '<<-EOT\n    hello\n      ${"a"} world\n\n    end\n    EOT',
    '<<-EOT\n  %{ for x in ["a", "b"] }\n  - ${x}\n  %{ endfor }\n  EOT',
    '<<-EOT\n  %{ for x in ["a", "b"] ~}\n  - ${x}\n  %{ endfor ~}\n  end\n  EOT',
    '<<-EOT\n    a\n    %{ if true ~}\n    b\n    %{ endif ~}\n    c\n    EOT',
    '<<-EOT\n\ta\n\t\tb\n  c\n  EOT',
    '<<-EOT\n   \n    a\n      \n  b\n  EOT',
    '<<EOT\nEOT',
    '<<EOT\n\nEOT',
    '<<-EOT\n  ${"x"}\n  EOT',
    '<<-EOT\n  a\n${"x"}\n  EOT',
    '<<EOT\nEOT trailing\n EOT2\nEOT',
    '[<<A\none\nA\n, <<B\ntwo\nB\n]',
    'upper(<<EOT\nx\nEOT\n)',
    '{\n  a = 1 # comment\n  b = 2 // other\n  /* c = 3 */\n  "d" = 4,\n  e : 5\n}',
    '[\n  1,\n  # none\n  2,\n]',
    'max(\n  1,\n  2,\n)',
    '(\n  1\n  + 2\n)',
    '[\n  for x in [1, 2] :\n  x\n  if x > 1\n]',
  ]);

/** Expressions that are refused; ours must not have a value. */
export const refused: readonly string[] = [
  '"a" + 1',
  '!"maybe"',
  '"a" ? 1 : 2',
  '[1][1]',
  '{ a = 1 }.b',
  '{ a = 1 }["b"]',
  '"x".y',
  'null.x',
  'toset(["a"])[0]',
  '"${null} x"',
  '"${[1]} x"',
  '{ for x in ["a", "a"] : x => 1 }',
  '[for x in "abc" : x]',
  '[for x in null : x]',
  'tonumber("x")',
  'tonumber(true)',
  'tobool("yes")',
  'tobool(1)',
  'element([], 0)',
  'index(["a"], "b")',
  'one(["a", "b"])',
  'slice(["a"], 0, 2)',
  'range(5, 1, 1)',
  'range(2000)',
  'regex("a", "b")',
  'format("%s")',
  'format("%s", "a", "b")',
  'format("%d", 1.5)',
  'format("%y", 1)',
  'format("%s", null)',
  'formatlist("%s%s", ["a"], ["b", "c"])',
  'jsondecode("{")',
  'jsondecode("[1,]")',
  'jsondecode("{} //")',
  'yamldecode("a: [")',
  'yamldecode("- 1\\n---\\n- 2\\n")',
  'csvdecode("a,b\\n1\\n")',
  'base64decode("!")',
  'file("none")',
  'zipmap(["a"], [])',
  'coalesce("", null)',
  'parseint("z", 10)',
  'lookup({}, "a")',
  'try([][0])',
  'sum([])',
  'nosuchfunction(1)',
  'join(",", ["a", null])',
  'join(",", [["a"]])',
  'templatefile("hello.tftpl", {})',
  'substr("abc", 0)',
  'upper()',
  'merge([1])',
];
