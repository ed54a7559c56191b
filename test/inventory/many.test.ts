import { expect, test } from 'vitest';
import { nameOf } from '../../src/dns/name.js';
import type { Certificate } from '../../src/inventory/certificate.js';
import { combine } from '../../src/inventory/combine.js';
import type { DeclaredCertificate } from '../../src/inventory/declared.js';
import { type Inventory, noInventory } from '../../src/inventory/inventory.js';
import { inventoryText } from '../../src/reporters/inventory.js';

// What is quadratic in any of these takes minutes.
const many = 100_000;

const span = { file: { path: 'main.tf', text: '' }, start: 0, end: 0 };

function declared(zone: string, host: string): DeclaredCertificate {
  const known = (value: string) => ({ known: true as const, value, span });
  return {
    address: 'cloudflare_certificate_pack.example',
    zoneId: [],
    isDelegated: false,
    span,
    zone: known(zone),
    zoneType: 'partial',
    hosts: [known(host)],
    type: known('advanced'),
    method: known('txt'),
  };
}

function inventoryOf(items: readonly Certificate[]): Inventory {
  return { ...noInventory, certificates: { items, gaps: [] } };
}

test('resources of one address in many folders are told apart', () => {
  const packs = Array.from({ length: many }, (_, at) => declared(`z${at}.example`, `z${at}.example`));
  const labels = combine(noInventory, noInventory, packs).certificates.items.map(({ label }) => label);
  expect(labels).toEqual([
    'cloudflare_certificate_pack.example',
    'cloudflare_certificate_pack.example (code)',
    ...Array.from({ length: many - 2 }, (_, at) => `cloudflare_certificate_pack.example (code ${at + 2})`),
  ]);
});

test('resources of one address and zone are one, with all their hosts', () => {
  const packs = Array.from({ length: many }, (_, at) => declared('example.com', `h${at}.example.com`));
  const { items } = combine(noInventory, noInventory, packs).certificates;
  expect(items.map(({ hosts }) => hosts.items.length)).toEqual([many + 1]);
});

test('the certificates of many zones are shown', () => {
  const certificates = Array.from({ length: many }, (_, at): Certificate => {
    const name = nameOf(`z${at}.example`);
    return { label: name, source: 'lock', zone: name, hosts: { items: [], gaps: [] } };
  });
  const lines = inventoryText(inventoryOf(certificates)).split('\n');
  expect(lines.filter(line => line.startsWith('  certificate'))).toHaveLength(many);
});
