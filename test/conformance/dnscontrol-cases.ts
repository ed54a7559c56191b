/** A small configuration, and what it is there to show. DNSControl and we must make the same of it. */
export interface Case {
  readonly shows: string;
  readonly files: Readonly<Record<string, string>>;
  /** Whether DNSControl stops at it, so that we must report an error, and still read `rest.example.com`. */
  readonly stops?: true;
  /** DNSControl stops at what the rules are there for, or makes records that we only know of. */
  readonly differs?: 'rules' | 'gap';
}

const prologue = 'var REG = NewRegistrar("none");\nvar DNS = NewDnsProvider("bind");\n';

/** A configuration as it is, behind a registrar and a provider. */
function config(shows: string, text: string, files: Record<string, string> = {}): Case {
  return { shows, files: { 'dnsconfig.js': prologue + text, ...files } };
}

/** Modifiers of one zone. */
function zone(shows: string, ...modifiers: string[]): Case {
  return config(shows, `D("example.com", REG, DnsProvider(DNS),\n  ${modifiers.join(',\n  ')}\n);\n`);
}

/** Modifiers of one zone at which DNSControl stops. */
function refused(shows: string, ...modifiers: string[]): Case {
  return { ...zone(shows, 'A("rest", "192.0.2.99")', ...modifiers), stops: true };
}

/** A configuration at which DNSControl stops. */
function stopping(shows: string, text: string, files: Record<string, string> = {}): Case {
  const rest = 'D("example.com", REG, DnsProvider(DNS), A("rest", "192.0.2.99"));\n';
  return { ...config(shows, rest + text, files), stops: true };
}

const records: readonly Case[] = [
  zone('A and AAAA', 'A("@", "192.0.2.1")', 'A("*", "192.0.2.2")', 'AAAA("www", "2001:db8::1")'),
  zone(
    'addresses as numbers',
    'A("a", IP("192.0.2.1"))',
    'A("b", 3221225986)',
    'A("c", IP("192.0.2.1") + 4)',
  ),
  zone('targets with and without a dot', 'CNAME("a", "b")', 'CNAME("c", "example.net.")', 'CNAME("d", "@")'),
  zone('a challenge', 'CNAME("_acme-challenge", "example.com.0123456789abcdef.dcv.cloudflare.com.")'),
  zone('capitals', 'CNAME("WWW.App", "Target.Example.NET.")', 'TXT("Text", "Keep ME")'),
  zone('ALIAS', 'ALIAS("@", "example.net.")', 'ALIAS("a", "b")'),
  zone(
    'MX, SRV and NS',
    'MX("@", 10, "mail")',
    'MX("@", 20, "mail.example.net.")',
    'SRV("_sip._tls", 1, 2, 443, "sip")',
    'NS("sub", "ns1.example.net.")',
    'NS("other", "ns")',
  ),
  zone('NAMESERVER', 'NAMESERVER("ns1.example.net.")', 'NAMESERVER("ns2")', 'NAMESERVER_TTL("1d")'),
  zone(
    'CAA',
    'CAA("@", "issue", "letsencrypt.org")',
    'CAA("@", "issuewild", ";", CAA_CRITICAL)',
    'CAA("a", "iodef", "mailto:a@example.com")',
  ),
  zone(
    'CAA_BUILDER',
    'CAA_BUILDER({ issue: ["letsencrypt.org", "pki.goog"], issuewild: "none", ttl: "1h" })',
  ),
  zone(
    'CAA_BUILDER with critical records',
    'CAA_BUILDER({ label: "a", iodef: "mailto:a@example.com", iodef_critical: true, issue: ["ssl.com"], issue_critical: true })',
  ),
  zone('CAA_BUILDER that forbids all', 'CAA_BUILDER({ issue: "none", issuewild: "none" })'),
  zone('CAA_BUILDER with an empty list', 'CAA_BUILDER({ issue: [] })', 'A("a", "192.0.2.1")'),
  zone(
    'TXT',
    'TXT("a", "one")',
    'TXT("b", ["one", "two"])',
    'TXT("c", "with \\"quotes\\" and \\\\ backslash")',
  ),
  zone('long TXT', `TXT("a", "${'x'.repeat(300)}")`, 'TXT("b", "one", AUTOSPLIT)', 'TXT("c", DKIM("k=rsa"))'),
  zone('_acme-challenge as TXT', 'TXT("_acme-challenge.old", "token")'),
  zone(
    'TLSA, SSHFP, DS, DNSKEY',
    [
      'TLSA("_443._tcp", 3, 1, 1, "abcdef")',
      'SSHFP("ssh", 1, 1, "00d179")',
      'DS("child", 1, 13, 2, "adf123")',
      'DNSKEY("key", 257, 3, 13, "AABBCCDD")',
    ].join(',\n  '),
  ),
  zone(
    'NAPTR',
    'NAPTR("a", 100, 10, "U", "E2U+sip", "!^.*$!sip:a@example.com!", "")',
    'NAPTR("b", 1, 2, "s", "SIP+D2U", "", "_sip._udp.example.com.")',
  ),
  zone('SVCB and HTTPS', 'HTTPS("@", 1, ".", "alpn=h2,h3")', 'SVCB("a", 1, "svc.example.net.", "port=8443")'),
  zone('SOA', 'SOA("@", "ns.example.net.", "hostmaster.example.net.", 3600, 600, 604800, 1440)'),
  zone('DNAME', 'DNAME("sub", "example.net.")'),
  zone('DHCID', 'DHCID("a", "AAIBY2/AuCccgoJbsaxcQc9TUapptP69lOjxfNuVAA2kjEA=")'),
  zone('LOC', 'LOC("@", 42, 21, 54, "N", 71, 6, 18, "W", -24.05, 30, 10, 10)'),
  zone(
    'LOC builders',
    'LOC_BUILDER_DD({ label: "a", x: 40.6892, y: -74.0445, alt: 10 })',
    'LOC_BUILDER_DMM_STR({ label: "b", str: "25.24°S 153.15°E" })',
    'LOC_BUILDER_DMS_STR({ label: "c", str: "33°51\'31\\"S 151°12\'51\\"E" })',
    'LOC_BUILDER_STR({ label: "d", str: "33.5S 151.25E" })',
  ),
  zone(
    'URL, URL301 and FRAME',
    'URL("a", "https://example.net/")',
    'URL301("b", "https://example.net/")',
    'FRAME("c", "https://example.net/")',
  ),
  zone(
    'redirects by other providers',
    'CLOUDNS_WR("a", "https://example.net/")',
    'PORKBUN_URLFWD("b", "https://example.net")',
    'BUNNY_DNS_RDR("c", "https://example.net")',
  ),
  zone(
    'aliases of providers',
    'AKAMAICDN("a", "www.edgesuite.net.")',
    'R53_ALIAS("b", "A", "www.example.com.")',
    'AZURE_ALIAS("c", "A", "/subscriptions/1/x")',
  ),
  zone(
    'R53 modifiers',
    'R53_ALIAS("b", "CNAME", "www.example.com.", R53_ZONE("Z1"), R53_EVALUATE_TARGET_HEALTH(true))',
    'R53_ZONE("Z2")',
  ),
  zone(
    'what Cloudflare keeps beside',
    'CF_REDIRECT("a.example.com/*", "https://example.net/$1")',
    'CF_TEMP_REDIRECT("b.example.com/*", "https://example.net/$1")',
    'CF_WORKER_ROUTE("a.example.com/*", "script")',
    'CF_SINGLE_REDIRECT("name", 302, "true", "concat(\\"x\\")")',
    'A("a", "192.0.2.1")',
  ),
  zone(
    'CF_PROXY',
    'CNAME("a", "b", CF_PROXY_ON)',
    'A("b", "192.0.2.1", CF_PROXY_FULL)',
    'CF_PROXY_DEFAULT_ON',
    'CF_UNIVERSALSSL_OFF',
  ),
  zone('SPF_BUILDER', 'SPF_BUILDER({ label: "a", parts: ["v=spf1", "ip4:192.0.2.0/24", "-all"], ttl: 600 })'),
  zone(
    'DMARC_BUILDER',
    'DMARC_BUILDER({ policy: "reject", subdomainPolicy: "quarantine", percent: 50, alignmentSPF: "strict", alignmentDKIM: "r", rua: ["mailto:a@example.com"], ruf: ["mailto:b@example.com"], failureOptions: { SPF: true, DKIM: true }, reportInterval: "1d" })',
    'DMARC_BUILDER({ label: "sub" })',
  ),
  zone(
    'DMARC_BUILDER options',
    'DMARC_BUILDER({ policy: "quarantine", ruf: ["mailto:b@example.com"], failureOptions: { SPF: true }, failureFormat: "afrf", version: "DMARC1", ttl: 60 })',
    'DMARC_BUILDER({ label: "b", ruf: ["mailto:b@example.com"], failureOptions: "1" })',
  ),
  zone('M365_BUILDER', 'M365_BUILDER("example.com", { initialDomain: "example.onmicrosoft.com" })'),
  zone(
    'M365_BUILDER with all',
    'M365_BUILDER("example.com", { mx: true, autodiscover: false, dkim: false, mdm: true, skypeForBusiness: true, domainGUID: "guid" })',
  ),
  zone(
    'TTL and DefaultTTL',
    'DefaultTTL("1d")',
    'A("a", "192.0.2.1", TTL(300))',
    'A("b", "192.0.2.1", TTL("5m"))',
    'A("c", "192.0.2.1", TTL("2w"))',
  ),
  zone('metadata', '{ note: "x" }', 'A("a", "192.0.2.1", { note: "y" }, TTL(60))', 'END'),
  zone('lists in lists', '[A("a", "192.0.2.1"), [A("b", "192.0.2.2"), [], {}]]'),
  zone(
    'functions as modifiers',
    'function (d) { d.defaultTTL = 60; }',
    'A("a", "192.0.2.1", function (r) { r.ttl = 5; })',
  ),
  zone('a record made inside a modifier', 'function (d) { CNAME("a", "b.")(d); }'),
  zone('what must be absent', 'A("a", "192.0.2.1", ENSURE_ABSENT_REC())', 'A("b", "192.0.2.1")'),
  zone(
    'purging and ignoring',
    'NO_PURGE',
    'PURGE',
    'IGNORE("a")',
    'IGNORE_NAME("b", "TXT")',
    'IGNORE_TARGET("x.", "CNAME")',
    'DISABLE_IGNORE_SAFETY_CHECK',
    'A("c", "192.0.2.1")',
  ),
  zone('DNSSEC', 'AUTODNSSEC_ON', 'A("a", "192.0.2.1")'),
  zone('wildcards and underscores', 'CNAME("*.app", "app")', 'A("a_b", "192.0.2.1")', 'TXT("_x", "y")'),
  zone(
    'an in-zone name with its final dot',
    'A("example.com.", "192.0.2.1")',
    'A("a.example.com.", "192.0.2.2")',
    'CNAME("c.Example.COM.", "b.")',
  ),
  zone('a repeated zone that is meant', 'A("foo.example.com", "192.0.2.1", DISABLE_REPEATED_DOMAIN_CHECK)'),
  zone('letters beyond ASCII', 'A("bücher", "192.0.2.1")', 'CNAME("a", "bücher.example.net.")'),
  zone(
    'a table of IP transforms',
    'A("a", "192.0.2.5", { transform: [{ low: "192.0.2.0", high: "192.0.2.9", newBase: "198.51.100.0" }] })',
  ),
];

const domains: readonly Case[] = [
  config(
    'several zones',
    'D("example.com", REG, DnsProvider(DNS), A("@", "192.0.2.1"));\nD("example.net", REG, DnsProvider(DNS, 0), A("@", "192.0.2.2"));\n',
  ),
  config(
    'a zone below another',
    'D("example.com", REG, DnsProvider(DNS));\nD("sub.example.com", REG, DnsProvider(DNS), A("@", "192.0.2.2"));\n',
  ),
  config(
    'DEFAULTS',
    'DEFAULTS(DnsProvider(DNS), CAA("@", "issue", "ssl.com"));\nD("example.com", REG, A("a", "192.0.2.1"));\nDEFAULTS();\nD("example.net", REG, DnsProvider(DNS));\n',
  ),
  config(
    'D_EXTEND',
    'D("example.com", REG, DnsProvider(DNS), A("@", "192.0.2.1"));\nD_EXTEND("example.com", A("a", "192.0.2.2"));\n',
  ),
  config(
    'D_EXTEND of subdomains',
    'D("example.com", REG, DnsProvider(DNS));\nD_EXTEND("sub.example.com", A("@", "192.0.2.1"), CNAME("a", "b"), CNAME("c", "@"), MX("@", 1, "mx"), CNAME("d", "x.example.net."), NS("n", "ns"), SRV("_s._tcp", 1, 2, 3, "t"), TXT("_acme-challenge", "t"));\nD_EXTEND("a.b.example.com", CNAME("_acme-challenge", "a.b.example.com.0123456789abcdef.dcv.cloudflare.com."));\n',
  ),
  config(
    'D_EXTEND takes the longest zone',
    'D("example.com", REG, DnsProvider(DNS));\nD("sub.example.com", REG, DnsProvider(DNS));\nD_EXTEND("a.sub.example.com", A("@", "192.0.2.1"));\nD_EXTEND("b.example.com", A("@", "192.0.2.1"));\n',
  ),
  config(
    'D_EXTEND and in-zone names with a final dot',
    'D("example.com", REG, DnsProvider(DNS));\nD_EXTEND("sub.example.com", A("1.2.3.4", "192.0.2.1"), ALIAS("a", "b"), PTR("p", "x."), DNAME("q", "y."));\n',
  ),
  config(
    'D_EXTEND with what Cloudflare keeps',
    'D("example.com", REG, DnsProvider(DNS));\nD_EXTEND("sub.example.com", CF_REDIRECT("a", "b"), A("a", "192.0.2.1"));\n',
  ),
  config(
    'tags',
    'D("example.com", REG, DnsProvider(DNS), A("a", "192.0.2.1"));\nD("example.com!inside", REG, DnsProvider(DNS), A("a", "10.0.0.1"), CNAME("b", "c"));\nD_EXTEND("sub.example.com!inside", A("@", "10.0.0.2"));\nD_EXTEND("sub.example.com", A("@", "192.0.2.2"));\n',
  ),
  config(
    'an empty tag',
    'D("example.com!", REG, DnsProvider(DNS), A("a", "192.0.2.1"));\nD_EXTEND("sub.example.com", A("@", "192.0.2.2"));\nD("example.com!x", REG, DnsProvider(DNS), A("a", "10.0.0.1"));\n',
  ),
  config(
    'INCLUDE',
    'D("example.net", REG, DnsProvider(DNS), A("a", "192.0.2.1"), CNAME("b", "c"));\nD("example.com", REG, DnsProvider(DNS), INCLUDE("example.net"), A("d", "192.0.2.2"));\nD("example.org!x", REG, DnsProvider(DNS), TXT("t", "u"));\nD("example.org", REG, DnsProvider(DNS), INCLUDE("example.org!x"));\n',
  ),
  config(
    'zones without a provider',
    'D("example.com", REG, A("a", "192.0.2.1"));\nDOMAIN_ELSEWHERE("example.net", REG, ["ns1.example.org.", "ns2.example.org."]);\n',
  ),
  config('DOMAIN_ELSEWHERE_AUTO', 'DOMAIN_ELSEWHERE_AUTO("example.net", REG, DNS);\n'),
  config(
    'reverse zones',
    'D(REV("192.0.2.0/24"), REG, DnsProvider(DNS), PTR("1", "a.example.com."), PTR("192.0.2.2", "b.example.com."), PTR("3.2.0.192.in-addr.arpa.", "c.example.com."), PTR("4.2.0.192.in-addr.arpa", "d.example.com."));\n',
  ),
  config(
    'reverse zones between octets',
    'D(REV("192.0.2.128/26"), REG, DnsProvider(DNS), PTR("192.0.2.130", "a.example.com."));\nD(REV("10.4.0.0/14"), REG, DnsProvider(DNS), PTR("10.5.6.7", "b.example.com."));\nD(REV("172.16.0.0/20"), REG, DnsProvider(DNS), PTR("172.16.3.4", "c.example.com."));\n',
  ),
  config(
    'RFC 4183',
    'REVCOMPAT("rfc4183");\nD(REV("192.0.2.128/26"), REG, DnsProvider(DNS), PTR("192.0.2.130", "a.example.com."));\nD(REV("10.0.0.0/8"), REG, DnsProvider(DNS));\nD(REV("10.1.2.3/16"), REG, DnsProvider(DNS), PTR("10.1.4.5", "x."));\n',
  ),
  config(
    'IPv6 reverse zones',
    'D(REV("2001:db8:302::/48"), REG, DnsProvider(DNS), PTR("2001:db8:302::1", "a.example.com."), PTR("1.0.0.0", "b.example.com."));\nD(REV("2001:db8:1::1"), REG, DnsProvider(DNS), PTR("@", "c.example.com."));\n',
  ),
  config(
    'reverse names of addresses',
    'D(REV("192.0.2.1"), REG, DnsProvider(DNS), PTR("@", "a.example.com."));\nD(REV("10.0.0.0/8"), REG, DnsProvider(DNS), PTR("10.1.2.3", "b."));\nD(REV("172.16.0.0/16"), REG, DnsProvider(DNS), PTR("172.16.1.2", "b."));\n',
  ),
  config(
    'D_EXTEND of reverse zones',
    'D(REV("192.0.0.0/16"), REG, DnsProvider(DNS));\nD_EXTEND(REV("192.0.2.0/24"), PTR("1", "a."), PTR("192.0.2.2", "b."), PTR("3.2.0.192.in-addr.arpa", "c."));\nD_EXTEND(REV("192.0.3.0/25"), PTR("5", "e."));\n',
  ),
  config(
    'D_EXTEND of IPv6 reverse zones',
    'D(REV("2001:db8::/32"), REG, DnsProvider(DNS));\nD_EXTEND(REV("2001:db8:1::1"), PTR("@", "a."));\nD_EXTEND(REV("2001:db8:2::2"), PTR("@", "b."));\n',
  ),
  {
    ...config(
      'IMPORT_TRANSFORM',
      'D("example.net", REG, DnsProvider(DNS), A("a", "192.0.2.1"), CNAME("b", "c"));\nD("example.com", REG, DnsProvider(DNS), A("own", "192.0.2.9"), IMPORT_TRANSFORM([{ low: "192.0.2.0", high: "192.0.2.9", newBase: "198.51.100.0" }], "example.net", 60));\n',
    ),
    differs: 'gap',
  },
];

const scripts: readonly Case[] = [
  config(
    'variables and string building',
    'var id = "0123456789abcdef";\nfunction dcv(host) { return CNAME("_acme-challenge." + host, host + ".example.com." + id + ".dcv.cloudflare.com."); }\nD("example.com", REG, DnsProvider(DNS), dcv("app"), dcv("shop"));\n',
  ),
  config(
    'loops',
    'var hosts = ["a", "b"];\nvar made = [];\nfor (var i in hosts) { made.push(A(hosts[i], "192.0.2." + (i * 1 + 1))); }\nD("example.com", REG, DnsProvider(DNS), made);\nfor (var j = 0; j < 3; j++) { D_EXTEND("example.com", TXT("t" + j, "x")); }\n',
  ),
  config(
    'underscore',
    'D("example.com", REG, DnsProvider(DNS));\n_.each({ a: "192.0.2.1", b: "192.0.2.2" }, function (ip, name) { D_EXTEND("example.com", A(name, ip)); });\nvar list = _.sortBy(_.uniq(_.flatten([["c", ["d"]], ["c"]])), function (x) { return x; });\n_.each(_.zip(list, _.range(1, 3)), function (p) { D_EXTEND("example.com", A(p[0], "192.0.2." + p[1])); });\nif (_.contains(list, "c") && _.isString("x") && !_.isEmpty(_.pick({ a: 1, b: 2 }, "a")) && _.keys(_.omit({ a: 1, b: 2 }, "a"))[0] === "b") D_EXTEND("example.com", TXT("ok", _.extend({}, { v: "1" }).v));\n',
  ),
  config(
    'more of underscore',
    'var s = [_.map([1, 2], function (x) { return x * 2; }).join(), _.reduce([1, 2, 3], function (a, b) { return a + b; }), _.filter([1, 2, 3], function (x) { return x > 1; }).join(), _.reject([1, 2], function (x) { return x > 1; }).join(), _.find([1, 2], function (x) { return x > 1; }), _.where([{ a: 1, b: 2 }, { a: 2 }], { a: 1 }).length, _.pluck([{ a: 1 }], "a").join(), _.max([1, 3]), _.min([2, 1]), _.first([5, 6]), _.last([5, 6]), _.initial([1, 2]).join(), _.rest([1, 2]).join(), _.compact([0, 1]).join(), _.without([1, 2], 2).join(), _.difference([1, 2], [2]).join(), _.intersection([1, 2], [2]).join(), _.union([1], [2]).join(), _.object(["a"], [1]).a, _.values({ a: 1 }).join(), _.pairs({ a: 1 })[0].join(), _.invert({ a: "b" }).b, _.defaults({ a: 1 }, { a: 2, b: 3 }).b, _.has({ a: 1 }, "a"), _.size({ a: 1 }), _.every([1], function (x) { return x; }), _.some([0], function (x) { return x; }), _.indexOf([1, 2], 2), JSON.stringify(_.groupBy([1, 2, 3], function (x) { return x % 2; })), JSON.stringify(_.countBy([1, 2, 3], function (x) { return x % 2; })), _.times(2, function (n) { return n; }).join(), _.isEqual([1], [1]), _.isObject(null), _.isNumber(1), _.isArray([])];\nD("example.com", REG, DnsProvider(DNS), TXT("s", s.join(" ")));\n',
  ),
  config(
    'sloppy scripts',
    'x = "192.0.2.1";\nwith ({ y: "a" }) { z = y; }\nD("example.com", REG, DnsProvider(DNS), A(z, x));\nfunction f() { return this === undefined; }\nif (!f()) D_EXTEND("example.com", A("b", "192.0.2.2"));\n',
  ),
  config(
    'functions before their text',
    'D("example.com", REG, DnsProvider(DNS), late("a"));\nfunction late(n) { return A(n, "192.0.2.1"); }\n',
  ),
  config(
    'getConfiguredDomains',
    'D("example.com", REG, DnsProvider(DNS));\nD("example.net", REG, DnsProvider(DNS));\n_.each(getConfiguredDomains(), function (name) { D_EXTEND(name, TXT("@", name)); });\n',
  ),
  config(
    'CLI_DEFAULTS',
    'CLI_DEFAULTS({ region: "eu" });\nD("example.com", REG, DnsProvider(DNS), CNAME("a", region));\n',
  ),
  config(
    'HASH and IP',
    'D("example.com", REG, DnsProvider(DNS), TXT("a", HASH("SHA1", "x")), TXT("b", HASH("SHA256", "x")), TXT("c", HASH("SHA512", "ü")), TXT("d", String(IP("192.0.2.1"))));\n',
  ),
  config('console', 'console.log("hello");\nD("example.com", REG, DnsProvider(DNS), A("a", "192.0.2.1"));\n'),
  config(
    'providers in every spelling',
    'var A1 = NewDnsProvider("a", "BIND");\nvar A2 = NewDnsProvider("b", "CLOUDFLAREAPI", { manage_redirects: true });\nvar A3 = NewDnsProvider("c", { x: 1 });\nvar R2 = NewRegistrar("r", "NONE");\nD("example.com", R2, DnsProvider(A1), DnsProvider(A2), DnsProvider("c"), A("a", "192.0.2.1"));\n',
  ),
  config(
    'require',
    'require("./zones/a.js");\nrequire("zones/b.js");\nD("example.com", REG, DnsProvider(DNS), A("a", address));\n',
    {
      'zones/a.js': 'var address = "192.0.2.1";\nrequire("./c.js");\n',
      'zones/b.js': 'D("example.net", REG, DnsProvider(DNS), A("b", "192.0.2.2"));\n',
      'zones/c.js': 'D("example.org", REG, DnsProvider(DNS), A("c", address));\n',
    },
  ),
  config(
    'require runs a file each time',
    'var n = 0;\nrequire("./a.js");\nrequire("./a.js");\nD("example.com", REG, DnsProvider(DNS), TXT("n", String(n)));\n',
    { 'a.js': 'n++;\n' },
  ),
  config(
    'require of JSON',
    'var data = require("./data.json");\nD("example.com", REG, DnsProvider(DNS), _.map(data.hosts, function (ip, name) { return A(name, ip); }));\n',
    {
      'data.json': '{ "hosts": { "a": "192.0.2.1", "b": "192.0.2.2" } }',
    },
  ),
  config(
    'require of JSON5',
    'var data = require("./data.json5");\nD("example.com", REG, DnsProvider(DNS), A(data.name, data.ip));\n',
    {
      'data.json5': "// a comment\n{ name: 'a', /* more */ ip: '192.0.2.' + 1, }",
    },
  ),
  config(
    'require from a folder that was required',
    'require("./a/a.js");\nD("example.com", REG, DnsProvider(DNS), TXT("x", trace.join(" ")));\n',
    {
      'a/a.js': 'var trace = ["a"];\nrequire("./b/b.js");\nrequire("./c.js");\n',
      'a/b/b.js': 'trace.push("b");\nrequire("../c.js");\n',
      'a/c.js': 'trace.push("c");\n',
    },
  ),
  config('require_glob', 'require_glob("./zones/");\n', {
    'zones/a.js': 'D("example.com", REG, DnsProvider(DNS), A("a", "192.0.2.1"));\n',
    'zones/sub/b.js': 'D("example.net", REG, DnsProvider(DNS), A("b", "192.0.2.2"));\n',
    'zones/c.json': '{}',
  }),
  config(
    'require_glob of one folder',
    'var seen = [];\nrequire_glob("./zones", false);\nD("example.com", REG, DnsProvider(DNS), TXT("x", seen.join(" ") || "none"));\n',
    {
      'zones/a.js': 'seen.push("a");\n',
      'zones/b.js': 'seen.push("b");\n',
      'zones/sub/c.js': 'seen.push("c");\n',
    },
  ),
  config(
    'glob',
    'D("example.com", REG, DnsProvider(DNS), TXT("a", glob("./d").join(" ")), TXT("b", glob("d", true, "json").join(" ")), TXT("c", glob("d", true, "*").join(" ")), TXT("d", glob("d", false, ".js").join(" ")));\n',
    {
      'd/a.js': '',
      'd/a/z.js': '',
      'd/a.json': '1',
      'd/b.txt': 'x',
    },
  ),
  config('glob inside a required file', 'require("./d/load.js");\n', {
    'd/load.js':
      'var list = glob("./e");\nD("example.com", REG, DnsProvider(DNS), TXT("a", list.join(" ")));\nfor (var i in list) require(list[i]);\n',
    'd/e/f.js': 'D_EXTEND("example.com", A("f", "192.0.2.1"));\n',
  }),
  config(
    'the registry idiom',
    'var files = glob("./domains", true, ".json");\nD("example.com", REG, DnsProvider(DNS));\nfor (var i in files) {\n  var name = files[i].split("/").pop().replace(".json", "");\n  var data = require(files[i]);\n  if (data.record.CNAME) D_EXTEND("example.com", CNAME(name, data.record.CNAME + "."));\n}\n',
    {
      'domains/_acme-challenge.a.json':
        '{ "record": { "CNAME": "a.example.com.0123456789abcdef.dcv.cloudflare.com" } }',
      'domains/b.json': '{ "record": { "CNAME": "b.example.net" } }',
    },
  ),
];

const refusals: readonly Case[] = [
  refused('too few arguments', 'CNAME("a")'),
  refused('a name that is no text', 'A(1, "192.0.2.1")'),
  refused('an MX without its number', 'MX("@", "mail", 10)'),
  refused('a modifier that is a text', 'A("a", "192.0.2.1", "x")'),
  refused('undefined in place of a record', 'undefined'),
  refused('a text in place of a record', '"x"'),
  refused('null in place of a record', 'null'),
  refused('a target with a dot and without its last', 'CNAME("a", "example.net")'),
  refused('an empty target', 'CNAME("a", "")'),
  refused('a target with a character that no name has', 'CNAME("a", "b c.example.net.")'),
  refused('a target with a slash', 'MX("@", 1, "a/b.example.net.")'),
  refused('an empty name', 'A("", "192.0.2.1")'),
  refused('a name with a final dot in another zone', 'A("www.example.net.", "192.0.2.1")'),
  refused('a name that repeats its zone', 'A("foo.example.com", "192.0.2.1")'),
  refused('the zone’s own name as a name', 'A("example.com", "192.0.2.1")'),
  refused('no IPv4 address', 'A("a", "192.0.2")'),
  refused('no IPv6 address', 'AAAA("a", "2001:db8")'),
  refused('a CNAME at the zone itself', 'CNAME("@", "example.net.")'),
  refused('an NS at the zone itself', 'NS("@", "ns.example.net.")'),
  refused('a CNAME at itself', 'CNAME("a", "a")'),
  refused('an unknown tag of CAA', 'CAA("@", "isue", "ssl.com")'),
  refused('a TLSA out of range', 'TLSA("_443._tcp", 4, 1, 1, "abcdef")'),
  refused('a SOA elsewhere', 'SOA("a", "ns.example.net.", "h.example.net.", 1, 1, 1, 1)'),
  refused('a SOA with an at sign', 'SOA("@", "ns.example.net.", "h@example.net", 1, 1, 1, 1)'),
  refused('a SOA of 0 seconds', 'SOA("@", "ns.example.net.", "h.example.net.", 0, 1, 1, 1)'),
  refused('no duration', 'A("a", "192.0.2.1", TTL("1x"))'),
  refused('no degrees', 'LOC("@", 42.5, 21, 54, "N", 71, 6, 18, "W", 0, 0, 0, 0)'),
  refused('NAMESERVER with two', 'NAMESERVER("ns1.example.net.", "ns2.example.net.")'),
  refused('NAMESERVER without its dot', 'NAMESERVER("ns1.example.net")'),
  refused('CAA_BUILDER without anything', 'CAA_BUILDER({ iodef: "mailto:a@example.com" })'),
  refused('SPF_BUILDER with one part', 'SPF_BUILDER({ parts: ["v=spf1"] })'),
  refused('DMARC_BUILDER with no alignment', 'DMARC_BUILDER({ alignmentSPF: "none" })'),
  refused('M365_BUILDER without its domain', 'M365_BUILDER("example.com", {})'),
  refused('M365_BUILDER and dashes', 'M365_BUILDER("a-b.example.com", { initialDomain: "x" })'),
  refused('CF_REDIRECT with a comma', 'CF_REDIRECT("a,b", "c")'),
  refused('R53_ALIAS of an unknown type', 'R53_ALIAS("a", "NS", "b.")'),
  refused('AZURE_ALIAS of an unknown type', 'AZURE_ALIAS("a", "MX", "b")'),
  refused('a modifier that throws', 'function (d) { throw "no"; }'),
  refused('a modifier of a record that throws', 'A("a", "192.0.2.1", function (r) { throw "no"; })'),
  refused('a target that is undefined', 'CNAME("a", undefined)'),
  stopping('the same zone twice', 'D("example.com", REG, DnsProvider(DNS), A("b", "192.0.2.1"));\n'),
  stopping('D_EXTEND of what is not declared', 'D_EXTEND("example.net", A("b", "192.0.2.1"));\n'),
  stopping(
    'INCLUDE of what is not declared',
    'D("example.net", REG, DnsProvider(DNS), INCLUDE("example.org"));\n',
  ),
  stopping(
    'a PTR in another zone',
    'D(REV("192.0.2.0/24"), REG, DnsProvider(DNS), PTR("198.51.100.1", "a."));\n',
  ),
  stopping(
    'an IPv6 PTR in another zone',
    'D(REV("2001:db8::/32"), REG, DnsProvider(DNS), PTR("2001:db9::1", "a."));\n',
  ),
  stopping('REV of no block', 'D(REV("192.0.2.1/24"), REG, DnsProvider(DNS));\n'),
  stopping('REV of no address', 'D(REV("example.com"), REG, DnsProvider(DNS));\n'),
  stopping('a registrar that is not declared', 'D("example.net", "nobody", DnsProvider(DNS));\n'),
  stopping('a provider that is not declared', 'D("example.net", REG, DnsProvider("nobody"));\n'),
  stopping('PANIC', 'PANIC("stop");\n'),
  stopping(
    'HASH of an unknown kind',
    'D("example.net", REG, DnsProvider(DNS), TXT("a", HASH("MD5", "x")));\n',
  ),
  stopping('a file that is not there', 'require("./missing.js");\n'),
  stopping('a folder that is not there', 'require_glob("./missing/");\n'),
  stopping('a broken file', 'require("./broken.js");\n', { 'broken.js': 'D("example.net", REG,, );\n' }),
  stopping('broken JSON', 'var x = require("./broken.json");\n', { 'broken.json': '{ "a": }' }),
  stopping('an error of the script', 'var x = null;\nx.y();\n'),
  stopping('a throw of the script', 'throw "no";\n'),
];

const forRules: readonly Case[] = [
  { ...refused('a CNAME beside other records', 'CNAME("a", "b")', 'TXT("a", "x")'), differs: 'rules' },
  { ...refused('two CNAMEs', 'CNAME("a", "b")', 'CNAME("a", "c")'), differs: 'rules' },
  { ...refused('the same record twice', 'A("a", "192.0.2.1")', 'A("a", "192.0.2.1")'), differs: 'rules' },
  {
    ...refused(
      'a delegated-DCV target without its dot',
      'CNAME("_acme-challenge", "example.com.0123456789abcdef.dcv.cloudflare.com")',
    ),
    differs: 'rules',
  },
];

/** Every construct of docs/formats/dnscontrol.md that DNSControl itself has an answer to. */
export const cases: readonly Case[] = [...records, ...domains, ...scripts, ...refusals, ...forRules];

/** Patterns of IGNORE, to be tried on `labels`. */
export const patterns: readonly string[] = [
  'foo',
  'foo*',
  '*foo',
  '*.foo',
  '**.foo',
  '?oo',
  '[abc]oo',
  '[a-c]oo',
  '[!a-c]oo',
  '{bar,[fz]oo}',
  '\\\\*.foo',
  '_acme-challenge',
  '_acme-challenge.**',
  '_acme-challenge*',
  '@',
  'a*b*c',
  '{a,b}.{c,d}',
  '*',
  '',
  'foo.**.bar',
  'x?y',
];

export const labels: readonly string[] = [
  '@',
  'foo',
  'food',
  'xfoo',
  'bar.foo',
  'foo.bar.foo',
  'aoo',
  'boo',
  'zoo',
  'bar',
  '*.foo',
  '_acme-challenge',
  '_acme-challenge.app',
  '_acme-challenge.a.b',
  'abc',
  'axbyc',
  'a.c',
  'b.d',
  'foo.x.bar',
  'foo.y.z.bar',
  'x.y',
];
