import { nameOf } from '../../../src/dns/name.js';
import type { Snapshot } from '../../../src/inventory/snapshot.js';

/** A zone that has moved, its old account's zone, and an answer that is missing. */
export const example: Snapshot = {
  readAt: '2026-11-23T04:05:06Z',
  readFrom: 'https://api.cloudflare.com/client/v4',
  zones: [
    {
      id: '22222222222222222222222222222222',
      name: nameOf('example.com'),
      account: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      type: 'partial',
      status: 'active',
      activatedOn: '2026-10-01T00:00:00Z',
      validationUrl: nameOf('0123456789abcdef.dcv.cloudflare.com'),
      formerValidationUrls: [
        { url: nameOf('fedcba9876543210.dcv.cloudflare.com'), until: '2026-09-30' },
        { url: nameOf('00112233aabbccdd.dcv.cloudflare.com') },
      ],
      packs: [
        {
          id: '7e7b8deb-2222-4601-b79b-3b8e9d5b2f21',
          type: 'universal',
          status: 'pending_validation',
          hosts: [],
        },
        {
          id: '3822ff90-1111-4d26-8d42-4ba07ad1b8d5',
          type: 'advanced',
          status: 'active',
          hosts: [{ text: 'www.example.com' }, { text: 'example.com' }, { text: '*.example.com' }],
          authority: 'google',
          method: 'txt',
          validityDays: 90,
          expires: '2027-01-15',
          delegationRecords: [
            {
              owner: '_acme-challenge.example.com',
              target: 'example.com.0123456789abcdef.dcv.cloudflare.com',
            },
          ],
        },
      ],
    },
    {
      id: '11111111111111111111111111111111',
      name: nameOf('example.com'),
      type: 'partial',
      status: 'gone',
      formerValidationUrls: [],
      packs: [],
    },
  ],
  unread: [
    { zone: nameOf('example.org'), reason: 'its certificates could not be listed: “403”' },
    { reason: 'the zones could not all be listed' },
  ],
};

/** The lock file that holds it. */
export const exampleText = `{
  "$schema": "https://raw.githubusercontent.com/OWNER/delegated-dcv-check/v1/docs/schema/lock.schema.json",
  "version": 1,
  "read_at": "2026-11-23T04:05:06Z",
  "read_from": "https://api.cloudflare.com/client/v4",
  "unread": [
    { "reason": "the zones could not all be listed" },
    { "zone": "example.org", "reason": "its certificates could not be listed: \\u201c403\\u201d" }
  ],
  "zones": [
    {
      "name": "example.com",
      "id": "11111111111111111111111111111111",
      "type": "partial",
      "status": "gone",
      "former_validation_urls": [],
      "certificates": []
    },
    {
      "name": "example.com",
      "id": "22222222222222222222222222222222",
      "account": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "type": "partial",
      "status": "active",
      "activated_on": "2026-10-01T00:00:00Z",
      "validation_url": "0123456789abcdef.dcv.cloudflare.com",
      "former_validation_urls": [
        { "url": "fedcba9876543210.dcv.cloudflare.com", "until": "2026-09-30" },
        { "url": "00112233aabbccdd.dcv.cloudflare.com" }
      ],
      "certificates": [
        {
          "id": "3822ff90-1111-4d26-8d42-4ba07ad1b8d5",
          "type": "advanced",
          "status": "active",
          "hosts": [
            "*.example.com",
            "example.com",
            "www.example.com"
          ],
          "certificate_authority": "google",
          "validation_method": "txt",
          "validity_days": 90,
          "expires_on": "2027-01-15",
          "delegation_records": [
            { "cname": "_acme-challenge.example.com", "cname_target": "example.com.0123456789abcdef.dcv.cloudflare.com" }
          ]
        },
        {
          "id": "7e7b8deb-2222-4601-b79b-3b8e9d5b2f21",
          "type": "universal",
          "status": "pending_validation",
          "hosts": []
        }
      ]
    }
  ]
}
`;
