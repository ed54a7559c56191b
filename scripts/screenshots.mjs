// Makes README's pictures of the HTML report: a repository with a few mistakes, judged by the bundle, shown in Debian's
// Chromium. Takes another bundle of the command as its argument.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const cli = resolve(process.argv[2] ?? 'dist/cli/index.js');
const day = '2026-11-24';

/** Zones with their validation URLs' ids, and their certificates with the days on which they expire. */
const zones = [
  {
    name: 'example.com',
    id: '0123456789abcdef',
    certificates: [
      {
        expires: '2026-12-27',
        hosts: ['example.com', '*.example.com', 'shop.example.com', 'api.example.com'],
      },
      { expires: '2027-02-14', hosts: ['example.com', 'de.example.com', 'nl.example.com'] },
      { expires: '2027-01-19', hosts: ['example.com', 'docs.example.com'] },
    ],
  },
  {
    name: 'example.net',
    id: 'fedcba9876543210',
    certificates: [
      { expires: '2027-03-08', hosts: ['example.net', ...countries().map(code => `${code}.example.net`)] },
    ],
  },
  {
    name: 'example.org',
    id: '00112233445566aa',
    certificates: [{ expires: '2027-01-03', hosts: ['example.org', '*.example.org'] }],
  },
];

/** Targets that are not what they must be: an empty one is a record that nobody wrote. */
const mistakes = {
  'shop.example.com': '',
  'nl.example.com': 'nl.example.com.fedcba9876543210.dcv.cloudflare.com.',
};

const folder = mkdtempSync(join(tmpdir(), 'dcv-screenshots-'));
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  ],
});
try {
  write('.github/delegated-dcv.lock.json', lock());
  for (const zone of zones) write(`dns/${zone.name}.zone`, zoneFile(zone));
  const page = join(folder, 'report.html');
  const env = { PATH: process.env.PATH, SOURCE_DATE_EPOCH: String(Date.parse(`${day}T06:00:00Z`) / 1000) };
  const ran = spawnSync(process.execPath, [cli, folder, '--reporter', `html=${page}`], {
    env,
    encoding: 'utf8',
  });
  if (ran.status !== 1) throw new Error(`The example must fail with 1, not ${ran.status}: ${ran.stderr}`);
  mkdirSync('docs/images', { recursive: true });
  const address = pathToFileURL(page).href;
  await picture('report', { width: 1000, height: 960 }, 'light', address);
  await picture(
    'report-names',
    { width: 1000, height: 960 },
    'dark',
    address,
    '#deadlines',
    '.zone >> nth=0',
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

/** A picture of what is seen first, or of some parts of the page. */
async function picture(name, viewport, colorScheme, address, ...parts) {
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
  await page.goto(address);
  const boxes = await Promise.all(parts.map(part => page.locator(part).boundingBox()));
  const [top, bottom] = [
    Math.min(...boxes.map(box => box.y)),
    Math.max(...boxes.map(box => box.y + box.height)),
  ];
  const clip = { x: 0, y: top, width: viewport.width, height: bottom - top + 8 };
  const shot = parts.length === 0 ? {} : { fullPage: true, clip };
  await page.screenshot({ path: `docs/images/${name}.png`, ...shot });
  await page.close();
}

function countries() {
  return [
    'at',
    'be',
    'ch',
    'cz',
    'dk',
    'es',
    'fi',
    'gr',
    'hu',
    'ie',
    'it',
    'lt',
    'lv',
    'mt',
    'no',
    'pl',
    'pt',
    'ro',
  ];
}

function lock() {
  const packs = zone =>
    zone.certificates.map(({ expires, hosts }, at) => ({
      id: `${zone.id.slice(0, 7)}${at}-0000-4000-8000-000000000000`,
      type: 'advanced',
      status: 'active',
      hosts,
      certificate_authority: at === 1 ? 'lets_encrypt' : 'google',
      validation_method: 'txt',
      validity_days: 90,
      expires_on: expires,
    }));
  const read = zones.map(zone => ({
    name: zone.name,
    id: zone.id.repeat(2),
    account: '0'.repeat(32),
    type: 'partial',
    status: 'active',
    activated_on: '2025-01-01T00:00:00Z',
    validation_url: `${zone.id}.dcv.cloudflare.com`,
    former_validation_urls: [],
    certificates: packs(zone),
  }));
  const head = { version: 1, read_at: `${day}T04:00:00Z`, read_from: 'https://api.cloudflare.com/client/v4' };
  return JSON.stringify({ ...head, unread: [], zones: read }, null, 2);
}

function zoneFile({ name, id, certificates }) {
  const hosts = new Set(certificates.flatMap(each => each.hosts.map(host => host.replace('*.', ''))));
  const lines = [...hosts].flatMap(host => {
    const target = mistakes[host] ?? `${host}.${id}.dcv.cloudflare.com.`;
    return target === '' ? [] : [`_acme-challenge.${host}. 3600 IN CNAME ${target}`];
  });
  const start = [
    `$ORIGIN ${name}.`,
    '@ 3600 IN SOA ns.example.net. hostmaster 1 7200 3600 1209600 3600',
    '@ 3600 IN NS ns.example.net.',
  ];
  const stray = name === 'example.org' ? ['_acme-challenge 3600 IN TXT "left by another tool"'] : [];
  return `${[...start, ...lines, ...stray].join('\n')}\n`;
}

function write(path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
