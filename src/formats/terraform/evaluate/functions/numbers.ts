import { holeIn, Misfit, numberOf } from '../convert.js';
import type { Datum } from '../datum.js';
import { numberDatum } from '../operators.js';
import { type Call, type Functions, refuse, scalar, unknown } from './call.js';

/** Functions of numbers. */
export const numbers: Functions = {
  // Adding zero makes a negative zero a plain one, as Terraform's whole numbers are.
  abs: scalar(['number'], Math.abs),
  ceil: scalar(['number'], number => Math.ceil(number) + 0),
  floor: scalar(['number'], number => Math.floor(number) + 0),
  signum: scalar(['number'], number => Math.sign(number) + 0),
  max: call => fold(call, call.arguments, (a, b) => (b > a ? b : a)),
  min: call => fold(call, call.arguments, (a, b) => (b < a ? b : a)),
  sum: call => {
    const [list] = call.arguments;
    if (list?.kind === 'list') return list.open ? unknown(call) : fold(call, list.items, (a, b) => a + b);
    return list && holeIn(list) ? unknown(call) : refuse(call, 'a sum of no list');
  },
  parseint: scalar(['text', 'number'], (text, base) => {
    const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, base);
    const isNumber = base >= 2 && base <= 36 && new RegExp(`^[-+]?[${digits}]+$`, 'i').test(text);
    return isNumber ? Number.parseInt(text, base) + 0 : undefined;
  }),
};

function fold(call: Call, data: readonly Datum[], join: (a: number, b: number) => number): Datum {
  const values = data.map(numberOf);
  const misfit = values.find(value => value instanceof Misfit);
  if (values.length === 0 || misfit !== undefined) return refuse(call, 'whose arguments are not numbers');
  const known = values.filter(value => typeof value === 'number');
  if (known.length < values.length) return unknown(call);
  return numberDatum(known.reduce(join), call.span);
}
