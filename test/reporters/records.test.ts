import { expect, test } from 'vitest';
import { requirementsJson, requirementsText } from '../../src/reporters/records.js';
import { requirementsOf } from '../../src/requirements.js';
import { certificateOf } from '../support/report.js';

const requirements = requirementsOf({
  items: [
    certificateOf('example.com', ['example.com', '*.example.com', 'shop.example.com']),
    certificateOf('two\nlines; \x1b[31m', ['shop.example.com']),
  ],
  gaps: [],
});

test('for people, what is required are lines of a master file', () => {
  expect(requirementsText(requirements)).toBe(
    String.raw`_acme-challenge.example.com.      CNAME example.com.0123456789abcdef.dcv.cloudflare.com.      ; example.com
_acme-challenge.shop.example.com. CNAME shop.example.com.0123456789abcdef.dcv.cloudflare.com. ; example.com, two\nlines; \x1b[31m
`,
  );
});

test('for programs, what is required is JSON', () => {
  expect(requirementsJson(requirements)).toBe(String.raw`{
  "version": 1,
  "requirements": [
    {
      "owner": "_acme-challenge.example.com",
      "target": "example.com.0123456789abcdef.dcv.cloudflare.com",
      "zone": "example.com",
      "certificates": [
        "example.com"
      ]
    },
    {
      "owner": "_acme-challenge.shop.example.com",
      "target": "shop.example.com.0123456789abcdef.dcv.cloudflare.com",
      "zone": "example.com",
      "certificates": [
        "example.com",
        "two\nlines; \u001b[31m"
      ]
    }
  ]
}
`);
});

test('nothing required is nothing printed', () => {
  expect(requirementsText([])).toBe('');
});
