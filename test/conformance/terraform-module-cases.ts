/** A small configuration: what it shows, and its files by path. Its resources are `terraform_data`, which needs no provider. */
export type ModuleCase = readonly [shows: string, files: Readonly<Record<string, string>>];

const record = (input: string, own = '') =>
  `resource "terraform_data" "r" {\n${own}\n  input = ${input}\n}\n`;

/** A module that publishes what it is given. */
const publisher = `variable "name" { type = string }
variable "values" {
  type    = list(string)
  default = ["fallback"]
}
${record('{ name = var.name, values = var.values }')}output "name" { value = upper(var.name) }
`;

/** Configurations of our own, to be planned by OpenTofu and evaluated by us. */
export const moduleCases: readonly ModuleCase[] = [
  [
    'a literal',
    { 'main.tf': record('{ name = "_acme-challenge", type = "CNAME", ttl = 300, on = true, none = null }') },
  ],
  [
    'locals that lead to each other',
    {
      'main.tf': `${record('local.c')}locals {\n  a = "x"\n  b = "\${local.a}.y"\n  c = [local.b, local.a]\n}\n`,
    },
  ],
  ['a default', { 'main.tf': `${record('var.v')}variable "v" { default = { a = 1, b = [2] } }\n` }],
  [
    'terraform.tfvars over a default',
    { 'main.tf': `${record('var.v')}variable "v" { default = "d" }\n`, 'terraform.tfvars': 'v = "t"\n' },
  ],
  [
    '*.auto.tfvars over terraform.tfvars, the last one most',
    {
      'main.tf': `${record('[var.a, var.b, var.c]')}variable "a" {}\nvariable "b" {}\nvariable "c" {}\n`,
      'terraform.tfvars': 'a = "t"\nb = "t"\nc = "t"\n',
      'a.auto.tfvars': 'b = "a"\nc = "a"\n',
      'z.auto.tfvars': 'c = "z"\n',
    },
  ],
  [
    'tfvars in JSON',
    {
      'main.tf': `${record('var.v')}variable "v" {}\n`,
      'terraform.tfvars.json': '{"v": {"host": ["a", "b"]}}',
    },
  ],
  ['count', { 'main.tf': record('"host-${count.index}"', '  count = 3') }],
  ['count of none', { 'main.tf': record('"x"', '  count = 0') + record('"y"').replace('"r"', '"s"') }],
  [
    'count by a condition',
    { 'main.tf': `${record('"x"', '  count = var.on ? 1 : 0')}variable "on" { default = true }\n` },
  ],
  [
    'for_each over a map',
    { 'main.tf': record('{ k = each.key, v = each.value }', '  for_each = { b = 1, a = 2 }') },
  ],
  ['for_each over a set', { 'main.tf': record('each.value', '  for_each = toset(["b", "a", "b"])') }],
  [
    'for_each over what a for makes',
    {
      'main.tf': `${record('each.value', '  for_each = { for h in var.hosts : "_acme-challenge.${trimprefix(h, "*.")}" => h... }')}variable "hosts" { default = ["example.com", "*.example.com", "app.example.com"] }\n`,
    },
  ],
  [
    'for_each over a filtered set of objects',
    {
      'main.tf': `${record('each.value.host', '  for_each = { for c in local.all : c.host => c if c.on }')}locals {\n  all = [{ host = "a", on = true }, { host = "b", on = false }]\n}\n`,
    },
  ],
  [
    'a reference to another resource by index, key and splat',
    {
      'main.tf': `resource "terraform_data" "c" {
  count = 2
  input = "c\${count.index}"
}
resource "terraform_data" "f" {
  for_each = toset(["x", "y"])
  input    = each.key
}
${record('[terraform_data.c[1].input, terraform_data.f["y"].input, terraform_data.c[*].input, [for k, v in terraform_data.f : "${k}=${v.input}"]]')}`,
    },
  ],
  [
    'for_each over the instances of another resource',
    {
      'main.tf': `resource "terraform_data" "zone" {
  for_each = { a = "example.com", b = "example.org" }
  input    = each.value
}
${record('"_acme-challenge.${each.value.input}"', '  for_each = terraform_data.zone')}`,
    },
  ],
  ['a module', { 'main.tf': 'module "m" {\n  source = "./m"\n  name   = "a"\n}\n', 'm/main.tf': publisher }],
  [
    'a module with for_each, and one with count',
    {
      'main.tf': `module "m" {
  source   = "./m"
  for_each = { a = ["1"], b = ["2", "3"] }
  name     = each.key
  values   = each.value
}
module "n" {
  source = "./m"
  count  = 2
  name   = "n\${count.index}"
}
${record('[module.m["b"].name, module.n[1].name, values(module.m)[*].name, [for m in module.n : m.name]]')}`,
      'm/main.tf': publisher,
    },
  ],
  [
    'modules within modules, with outputs on the way',
    {
      'main.tf': `module "outer" {\n  source = "./outer"\n  hosts  = ["a", "b"]\n}\n${record('module.outer.names')}`,
      'outer/main.tf': `variable "hosts" {}
module "inner" {
  source   = "../m"
  for_each = toset(var.hosts)
  name     = "_acme-challenge.\${each.key}"
}
output "names" { value = { for k, m in module.inner : k => m.name } }
`,
      'm/main.tf': publisher,
    },
  ],
  [
    'an output of one module given to another',
    {
      'main.tf':
        'module "a" {\n  source = "./m"\n  name   = "a"\n}\nmodule "b" {\n  source = "./m"\n  name   = "b-${module.a.name}"\n}\n',
      'm/main.tf': publisher,
    },
  ],
  [
    'null for a variable that may not be null, and for one that may',
    {
      'main.tf': 'module "m" {\n  source = "./m"\n  a      = null\n  b      = null\n}\n',
      'm/main.tf': `variable "a" {\n  default  = "kept"\n  nullable = false\n}\nvariable "b" { default = "lost" }\n${record('[var.a, var.b]')}`,
    },
  ],
  [
    'optional attributes with and without defaults, in maps and lists of objects',
    {
      'main.tf': `variable "records" {
  type = map(object({
    type   = optional(string, "CNAME")
    ttl    = optional(number)
    values = list(string)
    meta   = optional(object({ owner = optional(string, "dns"), on = optional(bool, true) }), {})
    tags   = optional(list(object({ k = string, v = optional(string, "-") })), [])
  }))
  default = {
    a = { values = ["1"] }
    b = { type = "A", ttl = 60, values = ["2"], extra = "dropped", meta = { owner = "me" }, tags = [{ k = "x" }] }
    c = { type = null, values = [] }
  }
}
${record('each.value', '  for_each = var.records')}`,
    },
  ],
  [
    'conversions by type',
    {
      'main.tf': `variable "s" {
  type    = set(string)
  default = ["b", "a", "b"]
}
variable "n" {
  type    = string
  default = 5
}
variable "l" {
  type    = list(string)
  default = [1, true, "x"]
}
variable "m" {
  type    = map(string)
  default = { a = 1, b = false }
}
variable "any" {
  type    = any
  default = { a = [1] }
}
variable "num" {
  type    = number
  default = "7"
}
variable "bool" {
  type    = bool
  default = "true"
}
variable "tuple" {
  type    = tuple([string, number])
  default = [1, "2"]
}
${record('[var.s, var.n, var.l, var.m, var.any, var.num, var.bool, var.tuple]')}`,
    },
  ],
  [
    'paths, and files beside modules',
    {
      'main.tf': `module "m" { source = "./modules/m" }\n${record('[path.module, path.root, file("${path.module}/x.txt")]')}`,
      'x.txt': 'root',
      'modules/m/main.tf': record('[path.module, path.root, jsondecode(file("${path.module}/x.json"))]'),
      'modules/m/x.json': '{"hosts": ["a"]}',
    },
  ],
  [
    'override files',
    {
      'main.tf': `${record('"old"', '  count = 1')}locals { a = "old" }\n${record('local.a').replace('"r"', '"s"')}`,
      'x_override.tf': 'resource "terraform_data" "r" {\n  input = "new"\n}\nlocals { a = "new" }\n',
      'override.tf': 'resource "terraform_data" "r" {\n  count = 2\n}\n',
    },
  ],
  [
    'JSON beside HCL',
    {
      'main.tf.json': JSON.stringify({
        resource: {
          terraform_data: {
            r: { for_each: '${toset(var.hosts)}', input: { n: '${each.key}.${local.zone}' } },
          },
        },
        locals: { zone: 'example.com' },
        module: { m: { source: './m', name: '${local.zone}' } },
      }),
      'variables.tf': 'variable "hosts" {\n  type    = list(string)\n  default = ["a", "b"]\n}\n',
      'm/main.tf': publisher,
    },
  ],
  ['x.tofu in place of x.tf', { 'a.tf': record('"tf"'), 'a.tofu': record('"tofu"') }],
  [
    'products, flattened',
    {
      'main.tf': `locals {
  zones = { "example.com" = ["app", "shop"], "example.org" = ["www"] }
  hosts = merge([for zone, names in local.zones : { for n in names : "\${n}.\${zone}" => zone }]...)
}
${record('{ zone = each.value, name = "_acme-challenge.${trimsuffix(each.key, ".${each.value}")}" }', '  for_each = local.hosts')}`,
    },
  ],
  [
    'a module that is called from two roots’ folders at once, each with its own values',
    {
      'main.tf':
        'module "a" {\n  source = "./shared"\n  zone   = "example.com"\n}\nmodule "b" {\n  source = "./shared"\n  zone   = "example.org"\n}\n',
      'shared/main.tf': `variable "zone" {}\nlocals { names = [for h in ["x", "y"] : "\${h}.\${var.zone}"] }\n${record('local.names[count.index]', '  count = length(local.names)')}`,
    },
  ],
];
