import { lockText } from '../../src/inventory/lock-file/write.js';
import { dcv, judge, type Repository } from '../support/judged.js';
import { packIn, snapshotIn, zoneIn } from '../support/snapshot.js';

const records = `_acme-challenge CNAME ${dcv('example.com')}`;
const snapshot = snapshotIn(zoneIn({ packs: [packIn()] }));

/** A repository whose lock file was read at an instant. */
function readAt(instant: string, settings = ''): Repository {
  const lock = lockText({ ...snapshot, readAt: instant });
  return { records, settings, files: { '.github/delegated-dcv.lock.json': lock } };
}

const stale = (day: string, limit: string) =>
  `stale-inventory . .github/delegated-dcv.lock.json:4:15 - The lock file .github/delegated-dcv.lock.json was read on ${day}, longer ago than the ${limit} that it may be old: what was ordered or moved since is not judged. Refresh it with dcv-check inventory --lock .github/delegated-dcv.lock.json and a token of Cloudflare.`;

judge([
  ['fourteen days to the second are not too old', readAt('2026-11-09T12:00:00Z'), []],
  ['a second more is', readAt('2026-11-09T11:59:59Z'), [stale('2026-11-09', '14 days')]],
  [
    'settings may allow less',
    readAt('2026-11-22T11:59:59Z', 'cloudflare: { max_age: 1d }\n'),
    [stale('2026-11-22', '1 day')],
  ],
  [
    'also by the hour',
    readAt('2026-11-22T23:00:00Z', 'cloudflare: { max_age: 12h }\n'),
    [stale('2026-11-22', '12 hours')],
  ],
  ['or more', readAt('2026-10-23T12:00:00Z', 'cloudflare: { max_age: 31d }\n'), []],
  ['clocks differ a little', readAt('2026-11-23T13:00:00Z'), []],
  [
    'a day to come is no age',
    readAt('2026-11-23T13:00:01Z'),
    [
      'stale-inventory . .github/delegated-dcv.lock.json:4:15 - The lock file .github/delegated-dcv.lock.json says that it was read on 2026-11-23, which is yet to come, so that its age is not known: what was ordered or moved since is not judged. Refresh it with dcv-check inventory --lock .github/delegated-dcv.lock.json and a token of Cloudflare.',
    ],
  ],
  [
    'where Cloudflare was asked the lock file may be of any age',
    { ...readAt('2020-01-01T00:00:00Z'), live: snapshot },
    [],
  ],
  ['without a lock file there is nothing to be old', { records, hosts: ['example.com'] }, []],
  [
    'it can be an error',
    readAt('2026-01-01T00:00:00Z', 'rules: { stale-inventory: error }\n'),
    [`error ${stale('2026-01-01', '14 days')}`],
  ],
]);
