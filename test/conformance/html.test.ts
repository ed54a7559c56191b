import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report.js';
import { html } from '../../src/reporters/html.js';
import { arbitraryReport } from '../reporters/arbitrary-report.js';
import { example } from '../reporters/example.js';
import { largeReport } from '../reporters/large-report.js';
import { findingOf, reportOf } from '../support/report.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'dcv-html-'));
const options = { color: false, version: '1.2.3', at: '2026-11-24T03:41:05Z' };
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const dated = largeReport({ hosts: 24, hostsPerCertificate: 8, violatedEach: 6 });

/** A page with what it did that a page must not. */
interface Opened {
  readonly page: Page;
  readonly address: string;
  readonly offences: readonly string[];
}

let files = 0;

async function open(text: string, context: BrowserContextOptions = {}, prepare = ''): Promise<Opened> {
  const file = join(folder, `${++files}.html`);
  writeFileSync(file, text);
  const page = await browser.newPage({ reducedMotion: 'reduce', ...context });
  const address = pathToFileURL(file).href;
  const offences: string[] = [];
  page.on('console', message => offences.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => offences.push(String(error)));
  page.on('dialog', dialog => {
    offences.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', request => {
    if (!request.url().startsWith(address)) offences.push(`request: ${request.url()}`);
  });
  page.on('requestfailed', request => offences.push(`stopped by ${request.failure()?.errorText}`));
  if (prepare !== '') await page.addInitScript(prepare);
  await page.goto(address);
  return { page, address, offences };
}

/** Owners of the findings that are seen, and how many of the other entries are. */
async function seen(page: Page): Promise<[string[], number]> {
  const visible = (selector: string) => page.locator(`${selector}:visible`);
  return [await visible('.finding .name').allInnerTexts(), await visible('.item:not(.finding)').count()];
}

/** As the page itself has it at the moment. */
function addressOf(page: Page): Promise<unknown> {
  return page.evaluate('location.href');
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
}

const owners = ['shop', '', 'api'].map(host =>
  ['_acme-challenge', host, 'example.com'].filter(Boolean).join('.'),
);

test('words, severities and statuses filter, the address keeps them, and keys do it all', async () => {
  const { page, address, offences } = await open(html(example, options));
  expect(await seen(page)).toEqual([owners, 6]);
  expect(await page.locator('#shown').innerText()).toBe('');

  await page.keyboard.press('/');
  await page.keyboard.type('API example');
  expect(await seen(page)).toEqual([['_acme-challenge.api.example.com'], 1]);
  expect(await page.locator('#shown').innerText()).toBe('Showing 2 of 9 entries');
  expect(await addressOf(page)).toBe(`${address}#q=API+example`);
  expect(await page.locator('section:visible h2').allInnerTexts()).toEqual([
    ...['Notes', 'Findings', 'Certificates and hosts'],
  ]);

  await page.keyboard.press('ArrowDown');
  expect(await page.locator('.finding:focus .name').allInnerTexts()).toEqual([
    '_acme-challenge.api.example.com',
  ]);
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('tr:focus .hosts').allInnerTexts()).toEqual(['api.example.com']);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.locator('#search:focus').count()).toBe(1);

  await page.keyboard.press('Escape');
  expect(await seen(page)).toEqual([owners, 6]);
  expect(await addressOf(page)).toBe(address);

  for (const key of ['Tab', 'Tab', 'Space']) await page.keyboard.press(key);
  expect(await addressOf(page)).toBe(`${address}#severity=error`);
  expect(await seen(page)).toEqual([owners.slice(0, 2), 6]);
  await page.getByLabel('violated').check();
  expect(await addressOf(page)).toBe(`${address}#severity=error&status=violated`);
  await page.reload();
  expect(await seen(page)).toEqual([owners.slice(0, 2), 5]);

  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByLabel('warning').check();
  expect(await seen(page)).toEqual([owners.slice(2), 6]);
  await page.getByRole('link', { name: 'missing-cname' }).first().click();
  await page.locator('.finding:target').waitFor();
  expect(await seen(page)).toEqual([owners, 6]);
  expect(offences).toEqual([]);
});

describe('a record is copied', () => {
  const record = example.findings[0]!.expected!;
  const copied = async ({ page }: Opened) => {
    await page.locator('.copy').first().click();
    await page.locator('.copy', { hasText: 'Copied' }).waitFor();
    await page.evaluate('document.body.append(document.createElement("textarea"))');
    await page.locator('textarea').press('Control+V');
    return page.locator('textarea').inputValue();
  };

  test('with the permission to', async () => {
    const opened = await open(html(example, options), { permissions: ['clipboard-write'] });
    expect(await copied(opened)).toBe(record);
    expect(opened.offences).toEqual([]);
  });

  test.each([
    [
      'where there is no clipboard to ask',
      'Object.defineProperty(navigator, "clipboard", { value: undefined })',
    ],
    [
      'where the clipboard refuses',
      'Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } })',
    ],
  ])('%s', async (_, prepare) => {
    const opened = await open(html(example, options), {}, prepare);
    expect(await copied(opened)).toBe(record);
    expect(opened.offences).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('in the %s scheme', colorScheme => {
  test.each([
    [1440, 'a pull request', example],
    [375, 'a pull request', example],
    [1440, 'certificates with dates', dated],
    [375, 'certificates with dates', dated],
  ])('axe finds nothing at %i pixels in %s', async (width, _, report) => {
    const { page, offences } = await open(html(report, options), {
      colorScheme,
      viewport: { width, height: 900 },
    });
    await unfold(page);
    await page.evaluate(axe);
    const { violations } = (await page.evaluate('axe.run()')) as {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    };
    expect(violations.map(({ id, impact, nodes }) => [id, impact, nodes.map(node => node.html)])).toEqual([]);
    expect(offences).toEqual([]);
  });
});

/** Everything that may be long, without a place to break it. */
const wide = reportOf({
  findings: [findingOf({ message: 'm'.repeat(5000), expected: 'e'.repeat(5000) })],
  ignored: [{ finding: findingOf({ message: 'i'.repeat(5000) }), reason: 'r'.repeat(5000) }],
  gaps: [{ reason: 'g'.repeat(5000), parts: [] }],
  notes: ['n'.repeat(5000)],
  base: 'b'.repeat(500),
});

test.each([
  ['a pull request', example],
  ['certificates with dates', dated],
  ['2,000 hosts', largeReport({ hosts: 2000, hostsPerCertificate: 50, violatedEach: 300 })],
  ['long texts', wide],
])('nothing scrolls sideways on a phone: %s', async (_, report) => {
  for (const width of [320, 375, 768, 1440]) {
    const { page } = await open(html(report, options), { viewport: { width, height: 812 } });
    await unfold(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  }
});

test('one of 2,000 hosts is found, also where it was folded away', async () => {
  const report = largeReport({ hosts: 2000, hostsPerCertificate: 50, violatedEach: 300 });
  const { page, offences } = await open(html(report, options));
  const [findings] = await seen(page);
  expect(findings.length).toBe(6);
  await page.keyboard.press('/');
  await page.keyboard.type('host-1234.');
  expect(await seen(page)).toEqual([[], 1]);
  expect(await page.locator('tr.item:visible .hosts').allInnerTexts()).toEqual(['host-1234.example.com']);
  await page.keyboard.press('Escape');
  expect(await page.locator('tr.item:visible .hosts', { hasText: 'host-1234.' }).count()).toBe(0);
  await page.locator('#search').fill('no such host');
  expect(await page.locator('#shown').innerText()).toBe('Showing 0 of 2,047 entries');
  expect(offences).toEqual([]);
});

/** What would run, or ask for something, where it came into the page as markup. */
const attacks = [
  '<script>document.title="owned"</script>',
  '"><img src=x onerror="document.title=\'owned\'">',
  "'><svg onload=document.title='owned'>",
  '</style><style>@import "https://evil.test/"</style>',
  '</script><script>document.title="owned"</script>',
  '<iframe src="javascript:parent.document.title=\'owned\'"></iframe>',
  '--><link rel=stylesheet href=https://evil.test/>',
  '<base href=https://evil.test/><form action=https://evil.test/>',
];

test('a report that wants out stays text', async () => {
  const attacked = attacks.map(text => findingOf({ message: text, expected: text }));
  const reports: Report[] = [
    reportOf({ findings: attacked, notes: attacks, gaps: attacks.map(reason => ({ reason, parts: [] })) }),
    ...fc.sample(arbitraryReport, 12),
  ];
  for (const report of reports) {
    const { page, offences } = await open(html(report, options));
    await unfold(page);
    await page.evaluate('for (const each of document.querySelectorAll(".copy")) each.click()');
    await page.locator('#search').fill('<img src=x onerror=alert(1)>');
    expect(await page.title()).toMatch(/^Delegated DCV (?:passes|fails)/);
    expect(await page.locator('img, iframe, svg svg, base, link[rel=stylesheet]').count()).toBe(0);
    expect(offences).toEqual([]);
    await page.close();
  }
});

test('markup that got into the page all the same would not run', async () => {
  const text = html(example, options).replace('</main>', `${attacks.join('\n')}</main>`);
  const { page, address, offences } = await open(text);
  expect(await page.title()).toBe('Delegated DCV fails: 2 errors, 1 warning, 2 of them introduced');
  const requests = offences.filter(offence => !/Content Security Policy/.test(offence));
  expect(requests).toEqual([`request: ${address.replace(/[^/]+$/, 'x')}`, 'stopped by csp']);
  expect(offences.length - requests.length).toBeGreaterThan(3);
});

test('without JavaScript everything is readable, and nothing is there that does not work', async () => {
  const { page } = await open(html(dated, options), { javaScriptEnabled: false });
  expect(await page.locator('form:visible, button:visible').count()).toBe(0);
  expect(await page.locator('.finding:visible').count()).toBe(4);
  for (const summary of await page.locator('details:not([open]) > summary:visible').all())
    await summary.click();
  expect(await page.locator('table.names tr.item:visible').count()).toBe(25);
});

test('on paper the controls are gone, and what was folded is told in a line', async () => {
  const { page } = await open(html(dated, options), { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.locator('form:visible, button:visible, nav:visible, .self:visible').count()).toBe(0);
  const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
  expect(background).toBe('rgb(252, 252, 251)');
  expect(await page.locator('.names:visible tr.item:visible').count()).toBe(4);
  expect(await page.locator('#certificates .calm > summary').innerText()).toBe(
    '21 names that need no attention',
  );
});
