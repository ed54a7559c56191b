import { expect, test } from 'vitest';
import { nameOf } from '../src/dns/name.js';
import type { Certificate, Host } from '../src/inventory/certificate.js';
import { requirementsOf } from '../src/requirements.js';
import type { Gap } from '../src/value.js';

function hostOf(text: string): Host {
  return { name: nameOf(text.replace(/^\*\./, '')), wildcard: text.startsWith('*.') };
}

function certificateOf(
  label: string,
  hosts: readonly string[],
  more: Partial<Certificate> = {},
): Certificate {
  return {
    label,
    zone: nameOf('example.com'),
    hosts: { items: hosts.map(hostOf), gaps: [] },
    validationUrl: nameOf('0123456789abcdef.dcv.cloudflare.com'),
    source: 'settings',
    ...more,
  };
}

const listing = (...items: Certificate[]) => ({ items, gaps: [] });

test('no certificate needs nothing', () => {
  expect(requirementsOf(listing())).toEqual([]);
  expect(requirementsOf(listing(certificateOf('empty', [])))).toEqual([]);
});

test('an apex and its wildcard share one record; every other host has its own, and no parent serves its children', () => {
  const certificate = certificateOf('pack', [
    'example.com',
    '*.example.com',
    'a.example.com',
    'b.a.example.com',
    '*.c.example.com',
  ]);
  const [apex, wildcard, a, b, c] = certificate.hosts.items;
  const common = { zone: 'example.com', certificates: [certificate] };
  expect(requirementsOf(listing(certificate))).toEqual([
    {
      owner: '_acme-challenge.example.com',
      host: 'example.com',
      target: 'example.com.0123456789abcdef.dcv.cloudflare.com',
      hosts: [apex, wildcard],
      ...common,
    },
    {
      owner: '_acme-challenge.a.example.com',
      host: 'a.example.com',
      target: 'a.example.com.0123456789abcdef.dcv.cloudflare.com',
      hosts: [a],
      ...common,
    },
    {
      owner: '_acme-challenge.b.a.example.com',
      host: 'b.a.example.com',
      target: 'b.a.example.com.0123456789abcdef.dcv.cloudflare.com',
      hosts: [b],
      ...common,
    },
    {
      owner: '_acme-challenge.c.example.com',
      host: 'c.example.com',
      target: 'c.example.com.0123456789abcdef.dcv.cloudflare.com',
      hosts: [c],
      ...common,
    },
  ]);
});

test('certificates that want the same record share one requirement', () => {
  const first = certificateOf('first', ['example.com', 'example.com']);
  const second = certificateOf('second', ['*.example.com']);
  expect(requirementsOf(listing(first, second))).toEqual([
    {
      owner: '_acme-challenge.example.com',
      host: 'example.com',
      target: 'example.com.0123456789abcdef.dcv.cloudflare.com',
      zone: 'example.com',
      certificates: [first, second],
      hosts: [...first.hosts.items, ...second.hosts.items],
    },
  ]);
});

test('certificates that want different targets at one owner give one requirement each', () => {
  const present = certificateOf('present', ['a.example.com']);
  const other = certificateOf('other', ['a.example.com'], {
    zone: nameOf('a.example.com'),
    validationUrl: nameOf('fedcba9876543210.dcv.cloudflare.com'),
  });
  const common = { owner: '_acme-challenge.a.example.com', host: 'a.example.com' };
  expect(requirementsOf(listing(present, other))).toEqual([
    {
      ...common,
      target: 'a.example.com.0123456789abcdef.dcv.cloudflare.com',
      zone: 'example.com',
      certificates: [present],
      hosts: present.hosts.items,
    },
    {
      ...common,
      target: 'a.example.com.fedcba9876543210.dcv.cloudflare.com',
      zone: 'a.example.com',
      certificates: [other],
      hosts: other.hosts.items,
    },
  ]);
});

test('what is listed is required, whatever gaps the lists have', () => {
  const gap: Gap = { reason: 'a page of the API failed', parts: [] };
  const certificate = certificateOf('pack', [], { hosts: { items: [hostOf('example.com')], gaps: [gap] } });
  const requirements = requirementsOf({ items: [certificate], gaps: [gap] });
  expect(requirements.map(({ owner }) => owner)).toEqual(['_acme-challenge.example.com']);
});
