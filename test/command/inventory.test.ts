import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundle } from '../support/build.js';
import { zoneIdOf } from '../support/fake-cloudflare/rows.js';
import { type FakeOptions, type FakeZone, fakeCloudflare, fakeToken } from '../support/fake-cloudflare.js';
import { type Ended, start } from '../support/program.js';

const command = await bundle('cli');
const action = await bundle('action');
const root = mkdtempSync(join(tmpdir(), 'dcv-inventory-'));
afterAll(() => rmSync(root, { recursive: true }));

const lock = '.github/delegated-dcv.lock.json';
const example: FakeZone = {
  name: 'example.com',
  uuid: '0123456789abcdef',
  packs: [{ hosts: ['example.com', '*.example.com', 'shop.example.com'] }],
};
const zone = `@                3600 IN SOA    ns.example.net. hostmaster 1 7200 3600 1209600 3600
_acme-challenge  3600 IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.
`;

let repositories = 0;

function repository(files: Record<string, string> = { 'example.com.zone': zone }): string {
  const directory = join(root, String(++repositories));
  mkdirSync(directory);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

type Run = (url: string) => { ended: Promise<Ended> };

/** Runs programs against a fake Cloudflare, one after the other; whatever they write must not hold the token. */
async function against(fake: FakeOptions, ...runs: Run[]): Promise<(Ended & { requests: string[] })[]> {
  const cloudflare = await fakeCloudflare(fake);
  const outcomes = [];
  try {
    for (const run of runs) {
      const before = cloudflare.requests.length;
      const ended = await run(cloudflare.url).ended;
      const requests = cloudflare.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
      expect(JSON.stringify(ended)).not.toContain(fakeToken);
      outcomes.push({ ...ended, requests: requests.sort() });
    }
    expect(cloudflare.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    return outcomes;
  } finally {
    await cloudflare.close();
  }
}

function dcvCheck(directory: string, args: readonly string[], more: Record<string, string> = {}) {
  return (url: string) =>
    start(command, args, {
      cwd: directory,
      env: {
        CLOUDFLARE_API_TOKEN: fakeToken,
        CLOUDFLARE_BASE_URL: url,
        SOURCE_DATE_EPOCH: '1795435200',
        ...more,
      },
    });
}

const whatIsAsked = [
  'GET /zones?type=partial&order=name&page=1&per_page=50',
  `GET /zones/${zoneIdOf(example)}/dcv_delegation/uuid`,
  `GET /zones/${zoneIdOf(example)}/ssl/certificate_packs?status=all&page=1&per_page=50`,
].sort();

test('a lock file is written, left alone while it is right and young, and judged by without a token', async () => {
  const directory = repository();
  const [written, kept, judged, withoutToken] = await against(
    { zones: [example] },
    dcvCheck(directory, ['inventory', '--lock', lock]),
    dcvCheck(directory, ['inventory', '--lock', lock], { SOURCE_DATE_EPOCH: '1795521600' }),
    dcvCheck(directory, []),
    dcvCheck(directory, [], { CLOUDFLARE_API_TOKEN: '' }),
  );
  expect(written).toEqual({
    status: 0,
    stdout: '',
    stderr: `${lock} is written: 1 zone, 1 certificate.\n`,
    requests: whatIsAsked,
  });
  expect(kept).toEqual({
    status: 0,
    stdout: '',
    stderr: `${lock} holds all of it already: 1 zone, 1 certificate, read 2026-11-23T12:00:00Z.\n`,
    requests: whatIsAsked,
  });
  expect(readdirSync(dirname(join(directory, lock)))).toEqual(['delegated-dcv.lock.json']);
  expect(readFileSync(join(directory, lock), 'utf8')).not.toContain(fakeToken);

  expect(judged).toEqual({
    status: 1,
    stdout: `error[missing-cname]: Nothing stands at _acme-challenge.shop.example.com: the certificate example.com cannot be renewed while shop.example.com cannot be validated, and stops renewing about 2026-12-01.
 --> example.com.zone:1:1
  |
1 | @                3600 IN SOA    ns.example.net. hostmaster 1 7200 3600 1209600 3600
  | ^
  |
  = write:
        _acme-challenge.shop  IN CNAME  shop.example.com.0123456789abcdef.dcv.cloudflare.com.

fail: 1 error · 1 of 2 validation names stand · 1 zone read
`,
    stderr: '',
    requests: whatIsAsked,
  });
  expect(withoutToken).toMatchObject({ status: 1, stderr: '', requests: [] });
  // The lock file is one more place to show, and all that differs.
  expect(linesOf(withoutToken?.stdout)).toEqual(expect.arrayContaining(linesOf(judged?.stdout)));
});

function linesOf(text = ''): string[] {
  return text.split('\n').map(line => line.trim());
}

test('what Cloudflare does not answer stays as it was, and is no success', async () => {
  const directory = repository();
  const write = dcvCheck(directory, ['inventory', '--lock', lock]);
  await against({ zones: [example] }, write);
  const [refused] = await against(
    {
      zones: [example],
      faults: [
        {
          on: 'packs',
          zone: 'example.com',
          does: { status: 403, errors: [{ code: 10000, message: 'Authentication error' }] },
        },
      ],
    },
    write,
  );
  expect(refused).toMatchInlineSnapshot(`
    {
      "requests": [
        "GET /zones/27737b41ae16ac0d1469d8f1ff1fea6b/dcv_delegation/uuid",
        "GET /zones/27737b41ae16ac0d1469d8f1ff1fea6b/ssl/certificate_packs?status=all&page=1&per_page=50",
        "GET /zones?type=partial&order=name&page=1&per_page=50",
      ],
      "status": 1,
      "stderr": ".github/delegated-dcv.lock.json is written: 1 zone, 1 certificate.
    not read: of example.com, its certificates could not be listed: Cloudflare answered 403, Authentication error (10000); the token needs SSL and Certificates Read on this zone
    ",
      "stdout": "",
    }
  `);
  const { zones, unread } = JSON.parse(readFileSync(join(directory, lock), 'utf8'));
  expect(zones[0].certificates[0].hosts).toEqual(['*.example.com', 'example.com', 'shop.example.com']);
  const reason =
    'its certificates could not be listed: Cloudflare answered 403, Authentication error (10000); the token needs SSL and Certificates Read on this zone';
  expect(unread).toEqual([{ zone: 'example.com', reason }]);
  const [judged] = await against({}, dcvCheck(directory, [], { CLOUDFLARE_API_TOKEN: '' }));
  expect(judged?.stdout).toContain(
    `error[unresolved]: Which certificates there are cannot be known: for the zone example.com, ${reason}.`,
  );
  expect(judged?.stdout).toContain(
    'error[missing-cname]: Nothing stands at _acme-challenge.shop.example.com',
  );
});

test('custom hostnames that a change no longer asks for are asked for all the same', async () => {
  const asks = 'cloudflare: { custom_hostnames: [shops.example] }\n';
  const directory = repository({ '.github/delegated-dcv.yml': asks, 'example.com.zone': zone });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: directory });
  const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  git('init', '--quiet');
  git('add', '.');
  git(...author, 'commit', '--quiet', '-m', 'a commit');
  writeFileSync(join(directory, '.github/delegated-dcv.yml'), '');
  const shops: FakeZone = {
    name: 'shops.example',
    type: 'full',
    customHostnames: [{ hostname: 'www.example.com', method: 'txt' }],
  };
  const [judged] = await against({ zones: [shops] }, dcvCheck(directory, ['--base', 'HEAD']));
  expect(judged?.requests).toContain(`GET /zones/${zoneIdOf(shops)}/custom_hostnames?page=1&per_page=50`);
  expect(judged?.stdout).toContain('error[missing-cname]: Nothing stands at _acme-challenge.www.example.com');
});

test('a token that is refused ends the run, and writes nothing', async () => {
  const directory = repository();
  const [outcome] = await against(
    { zones: [example], token: 'another' },
    dcvCheck(directory, ['inventory', '--lock', lock]),
  );
  expect(outcome).toMatchInlineSnapshot(`
    {
      "requests": [
        "GET /zones?type=partial&order=name&page=1&per_page=50",
      ],
      "status": 2,
      "stderr": "dcv-check: The Cloudflare API token may not list zones: Cloudflare answered 403, Invalid access token (9109). It needs the permissions Zone › Zone › Read and Zone › SSL and Certificates › Read on every zone that is to be checked; it may also have expired, or be limited to other addresses.
    ",
      "stdout": "",
    }
  `);
  expect(existsSync(join(directory, '.github'))).toBe(false);
});

test('an interrupt leaves the lock file as it was', async () => {
  const old =
    '{ "version": 1, "read_at": "2026-11-01T00:00:00Z", "read_from": "x", "zones": [], "unread": [] }';
  const directory = repository({ [lock]: old });
  const cloudflare = await fakeCloudflare({
    zones: [example],
    faults: [{ on: 'packs', does: 'hang' }],
  });
  try {
    const running = dcvCheck(directory, ['inventory', '--lock', lock])(cloudflare.url);
    while (!cloudflare.requests.some(({ path }) => path.includes('certificate_packs'))) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
    running.interrupt();
    expect(await running.ended).toEqual({
      status: 130,
      stdout: '',
      stderr: 'dcv-check: Interrupted while Cloudflare was read.\n',
    });
  } finally {
    await cloudflare.close();
  }
  expect(readFileSync(join(directory, lock), 'utf8')).toBe(old);
  expect(readdirSync(join(directory, '.github'))).toEqual(['delegated-dcv.lock.json']);
});

test('a lock file that is broken is not replaced, since it holds what Cloudflare no longer tells', async () => {
  const directory = repository({ [lock]: '{ "version": 1,' });
  const [outcome] = await against({ zones: [example] }, dcvCheck(directory, ['inventory', '--lock', lock]));
  expect(outcome).toMatchInlineSnapshot(`
    {
      "requests": [
        "GET /zones/27737b41ae16ac0d1469d8f1ff1fea6b/dcv_delegation/uuid",
        "GET /zones/27737b41ae16ac0d1469d8f1ff1fea6b/ssl/certificate_packs?status=all&page=1&per_page=50",
        "GET /zones?type=partial&order=name&page=1&per_page=50",
      ],
      "status": 2,
      "stderr": ".github/delegated-dcv.lock.json:1:16: The JSON is broken: a key in double quotes is missing. Write it.
    dcv-check: .github/delegated-dcv.lock.json is no lock file that can be brought up to date, and holds validation URLs that Cloudflare does not tell any more. Mend it, or restore it from history; delete it only if no zone has moved.
    ",
      "stdout": "",
    }
  `);
  expect(readFileSync(join(directory, lock), 'utf8')).toBe('{ "version": 1,');
});

test('long work tells how far it is', async () => {
  const zones = Array.from({ length: 60 }, (_, at): FakeZone => ({ name: `z${at}.example` }));
  const [outcome] = await against({ zones }, dcvCheck(repository(), ['inventory', '--lock', lock]));
  expect(outcome).toMatchObject({
    status: 0,
    stderr: [
      ...[6, 12, 18, 24, 30, 36, 42, 48, 54, 60].map(read => `Reading Cloudflare: ${read} of 60 zones\n`),
      `${lock} is written: 60 zones, 0 certificates.\n`,
    ].join(''),
  });
  expect(outcome?.requests).toHaveLength(2 + 60 * 2);
});

test('the Action brings the lock file up to date, and a fork without the token sends nothing', async () => {
  const directory = repository();
  const runAction = (inputs: Record<string, string>) => (url: string) =>
    start(action, [], {
      cwd: directory,
      env: {
        GITHUB_WORKSPACE: directory,
        GITHUB_OUTPUT: join(root, 'output'),
        RUNNER_TEMP: root,
        CLOUDFLARE_BASE_URL: url,
        SOURCE_DATE_EPOCH: '1795435200',
        ...inputs,
      },
    });
  writeFileSync(join(root, 'output'), '');
  const [refreshed] = await against({ zones: [example] }, url => {
    const running = runAction({ INPUT_MODE: 'inventory', 'INPUT_CLOUDFLARE-API-TOKEN': fakeToken })(url);
    // The runner is told to mask the token, in the one way that there is; nobody reads that line.
    const ended = running.ended.then(end => ({
      ...end,
      stdout: end.stdout.replace(`::add-mask::${fakeToken}\n`, '::add-mask::\n'),
    }));
    return { ended };
  });
  expect(refreshed).toEqual({
    status: 0,
    stdout: '::add-mask::\n',
    stderr: `${join(directory, lock)} is written: 1 zone, 1 certificate.\n`,
    requests: whatIsAsked,
  });
  const [fork] = await against({ zones: [example] }, runAction({}));
  expect(fork).toMatchObject({ status: 1, stderr: '', requests: [] });
  expect(fork?.stdout).toContain('title=missing-cname%3A _acme-challenge.shop.example.com');
});
