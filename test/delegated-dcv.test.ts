import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  challengeLabel,
  dcvSuffix,
  longestHost,
  parseValidationUrl,
  readTarget,
  targetFor,
  validationNameOf,
} from '../src/delegated-dcv.js';
import { NameError, nameOf, parseName } from '../src/dns/name.js';

const validationUrl = nameOf('0123456789abcdef.dcv.cloudflare.com');

test('the names are those of RFC 8555 §8.4 and of Cloudflare’s page', () => {
  expect([challengeLabel, dcvSuffix]).toEqual(['_acme-challenge', 'dcv.cloudflare.com']);
  const host = nameOf('sub.example.com');
  expect(validationNameOf(host)).toBe('_acme-challenge.sub.example.com');
  expect(targetFor(host, validationUrl)).toBe('sub.example.com.0123456789abcdef.dcv.cloudflare.com');
});

test('longestHost is the longest one whose target is a name, and its validation name is one too', () => {
  const hostOf = (octets: number): string => `${'a.'.repeat(octets).slice(0, octets - 1)}a`;
  const host = nameOf(hostOf(longestHost));
  expect(host).toHaveLength(217);
  expect(targetFor(host, validationUrl)).toHaveLength(253);
  expect(parseName(targetFor(host, validationUrl))).toBe(targetFor(host, validationUrl));
  expect(parseName(validationNameOf(host))).toBe(validationNameOf(host));
  const over = nameOf(
    hostOf(longestHost + 2)
      .slice(1)
      .replace(/^\./, 'a'),
  );
  expect(over).toHaveLength(218);
  expect(parseName(targetFor(over, validationUrl))).toBeInstanceOf(NameError);
});

describe('readTarget', () => {
  test.each([
    ['www.example.com.0123456789abcdef.dcv.cloudflare.com', { host: 'www.example.com', validationUrl }],
    ['com.0123456789abcdef.dcv.cloudflare.com', { host: 'com', validationUrl }],
    ['a\\.b.com.0123456789abcdef.dcv.cloudflare.com', { host: 'a\\.b.com', validationUrl }],
    ['0123456789abcdef.dcv.cloudflare.com', { validationUrl }],
    ['a\\.b.dcv.cloudflare.com', { validationUrl: 'a\\.b.dcv.cloudflare.com' }],
    // Cloudflare's own sample id is not hexadecimal.
    [
      'x.test.abc123def456ghi7.dcv.cloudflare.com',
      { host: 'x.test', validationUrl: 'abc123def456ghi7.dcv.cloudflare.com' },
    ],
    ['dcv.cloudflare.com', undefined],
    ['cloudflare.com', undefined],
    ['0123456789abcdef.xdcv.cloudflare.com', undefined],
    ['0123456789abcdef\\.dcv.cloudflare.com', undefined],
    ['a.0123456789abcdef.dcv.cloudflare.com.example.com', undefined],
  ])('of %s is %j', (target, halves) => {
    expect(readTarget(nameOf(target))).toEqual(halves);
  });

  test('takes apart what targetFor put together', () => {
    const label = fc.stringMatching(/^[a-z0-9_-]{1,12}$/);
    const host = fc.array(label, { minLength: 1, maxLength: 6 }).map(labels => nameOf(labels.join('.')));
    fc.assert(
      fc.property(host, label, (host, id) => {
        const validationUrl = nameOf(`${id}.dcv.cloudflare.com`);
        expect(readTarget(targetFor(host, validationUrl))).toEqual({ host, validationUrl });
      }),
    );
  });
});

describe('parseValidationUrl', () => {
  test.each([
    '0123456789abcdef.dcv.cloudflare.com',
    '0123456789abcdef.dcv.cloudflare.com.',
    '0123456789ABCDEF.DCV.Cloudflare.com',
    '0123456789abcdef',
    '0123456789ABCDEF',
    'https://0123456789abcdef.dcv.cloudflare.com',
    'https://0123456789abcdef.dcv.cloudflare.com/',
    'HTTP://0123456789abcdef.dcv.cloudflare.com./',
    'https://0123456789abcdef',
    '  0123456789abcdef.dcv.cloudflare.com\n',
  ])('reads %j', text => {
    expect(parseValidationUrl(text)).toBe(validationUrl);
  });

  test('takes any id of letters and digits from 8 to 63, as Cloudflare’s sample is not hexadecimal', () => {
    expect(parseValidationUrl('abc123def456ghi7')).toBe('abc123def456ghi7.dcv.cloudflare.com');
    expect(parseValidationUrl('a'.repeat(8))).toBe(`${'a'.repeat(8)}.dcv.cloudflare.com`);
    expect(parseValidationUrl('a'.repeat(63))).toBe(`${'a'.repeat(63)}.dcv.cloudflare.com`);
  });

  test.each([
    '',
    '.',
    '1234567',
    'a'.repeat(64),
    'dcv.cloudflare.com',
    '.dcv.cloudflare.com',
    '<copied_validation_url>',
    '<id>.dcv.cloudflare.com',
    'your-id-here.dcv.cloudflare.com',
    'example.com.0123456789abcdef.dcv.cloudflare.com',
    '0123456789abcdef.dcv.cloudflare.com/path',
    '0123456789abcdef.dcv.cloudflare.com.example.com',
    '0123456789abcdef.example.com',
    'ftp://0123456789abcdef.dcv.cloudflare.com',
    '0123456789abcdéf.dcv.cloudflare.com',
    '01234567\\.9abcdef.dcv.cloudflare.com',
  ])('refuses %j', text => {
    expect(parseValidationUrl(text)).toBeUndefined();
  });
});
