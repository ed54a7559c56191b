import { describe, expect, test } from 'vitest';
import { printFloat, resolveScalar, ScalarError } from '../../../src/formats/octodns/loading/pyyaml.js';

/** What PyYAML makes of a scalar with a tag, or without one. */
function resolve(text: string, tag?: string, plain = true): string {
  const span = { file: { path: '', text }, start: 0, end: 0 };
  const scalar = resolveScalar({ kind: 'scalar', text, plain, ...(tag !== undefined && { tag }), span });
  return scalar instanceof ScalarError ? `stops: it ${scalar.message}` : `${scalar.type} ${scalar.text}`;
}

describe('plain scalars are what PyYAML 6 resolves them to, printed as Python prints them', () => {
  test.each([
    ['yes', 'bool True'],
    ['On', 'bool True'],
    ['OFF', 'bool False'],
    ['y', 'str y'],
    ['yEs', 'str yEs'],
    ['', 'null None'],
    ['~', 'null None'],
    ['NULL', 'null None'],
    ['nUll', 'str nUll'],
    ['0', 'int 0'],
    ['-0', 'int 0'],
    ['+12', 'int 12'],
    ['010', 'int 8'],
    ['-010', 'int -8'],
    ['08', 'str 08'],
    ['0o17', 'str 0o17'],
    ['0x1F', 'int 31'],
    ['0b101', 'int 5'],
    ['0x_', 'stops: it is no number'],
    ['0_', 'int 0'],
    ['1_000', 'int 1000'],
    ['1:30', 'int 90'],
    ['-1:30', 'int -90'],
    ['1:60', 'str 1:60'],
    ['190:20:30', 'int 685230'],
    ['123456789012345678901234567890', 'int 123456789012345678901234567890'],
    ['1.10', 'float 1.1'],
    ['1.', 'float 1.0'],
    ['.5', 'float 0.5'],
    ['-.5', 'str -.5'],
    ['1e3', 'str 1e3'],
    ['1.0e3', 'str 1.0e3'],
    ['1.0e+3', 'float 1000.0'],
    ['1.0e+16', 'float 1e+16'],
    ['1.5e-05', 'float 1.5e-05'],
    ['0.0001', 'float 0.0001'],
    ['1:30.5', 'float 90.5'],
    ['.inf', 'float inf'],
    ['-.Inf', 'float -inf'],
    ['.NaN', 'float nan'],
    ['2001-12-14', 'date 2001-12-14'],
    ['2001-1-1', 'str 2001-1-1'],
    ['2001-02-30', 'stops: it is a date that no calendar has'],
    ['0000-01-01', 'stops: it is a date that no calendar has'],
    ['2001-12-14t21:59:43.10-05:00', 'date 2001-12-14 21:59:43.100000-05:00'],
    ['2001-12-14 21:59:43Z', 'date 2001-12-14 21:59:43+00:00'],
    ['2001-12-14 1:59:43', 'date 2001-12-14 01:59:43'],
    ['2001-12-14 25:59:43', 'stops: it is a time that no clock shows'],
    ['2001-12-14 21:59:43 +24:00', 'stops: it is a time in a zone over a day away'],
    ['=', 'stops: it is the plain `=`, which YAML 1.1 reserves'],
    ['<<', 'stops: it is the plain `<<`, which YAML 1.1 reserves'],
    ['_acme-challenge', 'str _acme-challenge'],
  ])('%j is %s', (text, expected) => {
    expect(resolve(text)).toBe(expected);
  });
});

describe('tags and quotes', () => {
  test.each([
    ['on', undefined, false, 'str on'],
    ['on', 'tag:yaml.org,2002:str', true, 'str on'],
    ['on', '!', false, 'bool True'],
    ['7', 'tag:yaml.org,2002:int', false, 'int 7'],
    ['x', 'tag:yaml.org,2002:int', true, 'stops: it is no number'],
    ['1', 'tag:yaml.org,2002:float', true, 'float 1.0'],
    ['x', 'tag:yaml.org,2002:float', true, 'stops: it is no number'],
    ['YES', 'tag:yaml.org,2002:bool', true, 'bool True'],
    ['x', 'tag:yaml.org,2002:bool', true, 'stops: it is no boolean'],
    ['x', 'tag:yaml.org,2002:null', true, 'null None'],
    ['x', 'tag:yaml.org,2002:timestamp', true, 'stops: it is no date'],
    ['x', '!mine', true, 'stops: it has the tag !mine, which octoDNS does not know'],
  ])('%j with %s, plain %s, is %s', (text, tag, plain, expected) => {
    expect(resolve(text, tag, plain)).toBe(expected);
  });
});

test('numbers are printed as by Python’s repr', () => {
  expect([0, -0, 1, 0.1, 1e15, 1e16, 123456789.5, 1e-5, 2.5e-7, -1e22].map(printFloat)).toEqual([
    '0.0',
    '-0.0',
    '1.0',
    '0.1',
    '1000000000000000.0',
    '1e+16',
    '123456789.5',
    '1e-05',
    '2.5e-07',
    '-1e+22',
  ]);
});
