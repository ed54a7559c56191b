import { expect, test } from 'vitest';
import { addressOf, isPublic, parseServer, spellServer } from '../../src/live/server.js';

test.each([
  ['192.0.2.1', { address: '192.0.2.1', port: 53 }],
  ['192.0.2.1:5353', { address: '192.0.2.1', port: 5353 }],
  ['2001:DB8::0:1', { address: '2001:db8::1', port: 53 }],
  ['[2001:db8::1]', { address: '2001:db8::1', port: 53 }],
  ['[2001:db8::1]:5353', { address: '2001:db8::1', port: 5353 }],
  ['https://dns.example.net/dns-query', { url: 'https://dns.example.net/dns-query' }],
  ['http://127.0.0.1:8053/', { url: 'http://127.0.0.1:8053/' }],
])('%s is a server', (text, server) => {
  expect(parseServer(text)).toEqual(server);
  expect(parseServer(spellServer(parseServer(text)!))).toEqual(server);
});

test.each([
  '',
  'dns.example.net',
  '192.0.2.256',
  '192.0.2.1:',
  '192.0.2.1:0',
  '192.0.2.1:65536',
  '[192.0.2.1]:53',
  '2001:db8::1:53:',
  'fe80::1%eth0',
  '::ffff:192.0.2.1',
  'http://dns.example.net/',
  'https://',
  'https://user:secret@dns.example.net/',
  '192.0.2.1 ',
])('%j is none', text => {
  expect(parseServer(text)).toBeUndefined();
});

test('addresses are those of the internet, or not', () => {
  const of = ['1.1.1.1', '172.32.0.1', '2606:4700::1111', '2001:500:2::c'];
  const not = [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.16.0.1', '192.168.1.1'],
    ...[
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '2001:db8::1',
      'ff02::1',
    ],
    ...['64:ff9b::a00:1', '2002:a00:1::'],
  ];
  expect(of.filter(address => !isPublic(address))).toEqual([]);
  expect(not.filter(isPublic)).toEqual([]);
  expect(addressOf('2001:DB8:0:0:0:0:0:1')).toBe('2001:db8::1');
});
