import { expect, test } from 'vitest';
import { interestIn } from '../../src/dns/interest.js';
import { nameOf } from '../../src/dns/name.js';

test('an interest holds what is asked and every name above it, the root included', () => {
  const asked = ['_acme-challenge.www.example.com', 'example.com', '_acme-challenge.a\\.b.test'].map(nameOf);
  expect([...interestIn(asked).names].sort()).toEqual([
    '',
    '_acme-challenge.a\\.b.test',
    '_acme-challenge.www.example.com',
    'a\\.b.test',
    'com',
    'example.com',
    'test',
    'www.example.com',
  ]);
});

test('an interest in nothing holds nothing', () => {
  expect(interestIn([])).toEqual({ names: new Set() });
});
