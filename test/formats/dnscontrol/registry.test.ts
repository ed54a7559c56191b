import { expect, test } from 'vitest';
import { positionOf } from '../../../src/source.js';
import { readOf } from './configured.js';

test('of fifteen thousand files of data each record stands in its own', () => {
  const count = 15_000;
  const names = Array.from({ length: count }, (_, index) => `_acme-challenge.user${index}`).sort();
  const files = Object.fromEntries(
    names.map((name, index) => {
      // Many hold the same target.
      const target = `user${index % 100}.0123456789abcdef.dcv.cloudflare.com`;
      const data = { owner: { username: `user${index}` }, records: { CNAME: target } };
      return [`domains/${name}.json`, JSON.stringify(data, undefined, 2)];
    }),
  );
  const { zones, problems } = readOf(
    `
function read(folder) {
  var result = [];
  var files = glob.apply(null, [folder, true, ".json"]);
  for (var i = 0; i < files.length; i++) {
    var name = files[i].split("/").pop().slice(0, -5);
    result.push({ name: name, data: require(files[i]) });
  }
  return result;
}
var domains = read("./domains/");
var records = [];
for (var index in domains) {
  var domain = domains[index];
  if (domain.data.records.CNAME) records.push(CNAME(domain.name, domain.data.records.CNAME + "."));
}
D("example.com", REG, DnsProvider(DNS), records);
`,
    files,
  );
  expect(problems).toEqual([]);
  const [zone] = zones.items;
  expect(zone!.records.gaps).toEqual([]);
  const places = zone!.records.items.map(({ owner, rdata }) => {
    const { path, line, column } = positionOf(rdata.span);
    return `${owner.known && owner.value} ${path}:${line}:${column}`;
  });
  expect(places).toEqual(names.map(name => `${name}.example.com domains/${name}.json:6:15`));
});
