import { dcv, judge, type Repository, settingsFor } from '../support/judged.js';

/** A zone without the required record, under settings that end like this. */
function lacking(settings: string): Repository {
  return { settings: settingsFor(['example.com']) + settings, records: '' };
}

judge([
  [
    'a matching ignore sets the finding aside',
    lacking('ignore: [{ rule: missing-cname, owner: _acme-challenge.example.com, reason: soon }]'),
    [],
  ],
  [
    'its owner may be spelt in another way',
    lacking('ignore: [{ rule: missing-cname, owner: _ACME-challenge.Example.com., reason: soon }]'),
    [],
  ],
  [
    'an ignore of another name sets nothing aside',
    lacking('ignore: [{ rule: missing-cname, owner: example.com, reason: soon }]'),
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'unused-ignore example.com .github/delegated-dcv.yml:6:10 - The ignore of missing-cname at example.com matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'an ignore of another rule sets nothing aside',
    lacking('ignore: [{ rule: leftover-txt, owner: _acme-challenge.example.com, reason: soon }]'),
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'unused-ignore _acme-challenge.example.com .github/delegated-dcv.yml:6:10 - The ignore of leftover-txt at _acme-challenge.example.com matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'an ignore applies on its last day',
    lacking(
      'ignore: [{ rule: missing-cname, owner: _acme-challenge.example.com, reason: soon, until: 2026-11-23 }]',
    ),
    [],
  ],
  [
    'and has expired on the next',
    lacking(
      'ignore: [{ rule: missing-cname, owner: _acme-challenge.example.com, reason: soon, until: 2026-11-22 }]',
    ),
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'unused-ignore _acme-challenge.example.com .github/delegated-dcv.yml:6:10 - The ignore of missing-cname at _acme-challenge.example.com expired after 2026-11-22, so its finding counts again. Mend what it hid, or renew it with its reason.',
    ],
  ],
  [
    'an expired ignore that would match nothing is only unused',
    {
      settings: `${settingsFor(['example.com'])}ignore: [{ rule: missing-cname, owner: _acme-challenge.example.com, reason: soon, until: 2026-11-22 }]`,
      records: `_acme-challenge CNAME ${dcv('example.com')}`,
    },
    [
      'unused-ignore _acme-challenge.example.com .github/delegated-dcv.yml:6:10 - The ignore of missing-cname at _acme-challenge.example.com matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'of two equal ignores the second is of no use',
    lacking(
      'ignore: [{ rule: missing-cname, owner: _acme-challenge.example.com, reason: soon }, { rule: missing-cname, owner: _acme-challenge.example.com, reason: later }]',
    ),
    [
      'unused-ignore _acme-challenge.example.com .github/delegated-dcv.yml:6:85 - The ignore of missing-cname at _acme-challenge.example.com matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'an ignore of a rule that is off is of no use',
    lacking(
      'rules: { missing-cname: off }\nignore: [{ rule: missing-cname, owner: _acme-challenge.example.com, reason: soon }]',
    ),
    [
      'unused-ignore _acme-challenge.example.com .github/delegated-dcv.yml:7:10 - The ignore of missing-cname at _acme-challenge.example.com matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'a rule may be made milder',
    lacking('rules: { missing-cname: warning }'),
    [
      'warning missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  ['or be put off', lacking('rules: { missing-cname: off }'), []],
  [
    'a notice stays one when its rule is an error',
    {
      settings: `${settingsFor(['example.com'])}rules: { wrong-target: warning }`,
      records: `_acme-challenge CNAME a\na CNAME ${dcv('example.com')}`,
    },
    [
      'notice wrong-target _acme-challenge.example.com example.com.zone:3:23 other _acme-challenge.example.com reaches its target only through a.example.com. Certificate authorities follow such a chain; whether Cloudflare does before it orders is not documented. Point the CNAME straight at its target. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
    ],
  ],
  [
    'an ignore of the root',
    lacking('ignore: [{ rule: unreadable, owner: ., reason: soon }]'),
    [
      'missing-cname _acme-challenge.example.com example.com.zone:1:1 - Nothing stands at _acme-challenge.example.com: the certificate example.com cannot be renewed while example.com cannot be validated. → _acme-challenge  IN CNAME  example.com.0123456789abcdef.dcv.cloudflare.com.',
      'unused-ignore . .github/delegated-dcv.yml:6:10 - The ignore of unreadable at . matches no finding, so it would hide the next one unseen. Delete it.',
    ],
  ],
  [
    'unused ignores may be put off',
    lacking(
      'rules: { unused-ignore: off, missing-cname: off }\nignore: [{ rule: missing-cname, owner: example.com, reason: soon }]',
    ),
    [],
  ],
]);
