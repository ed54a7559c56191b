import { expect, test } from 'vitest';
import { settingsAnnotations } from '../../src/reporters/settings-problems.js';
import { fileOf, spanOf } from '../support/report.js';

const file = fileOf('.github/a,b.yml', 'x: 1\n');
const problems = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ message: `Problem ${at}.`, span: spanOf(file, 'x') }));
const line = (at: number) =>
  `::error file=.github/a%2Cb.yml,line=1,endLine=1,title=Delegated DCV settings::Problem ${at}.\n`;

test('of many problems as many are annotated as GitHub keeps, and the others counted', () => {
  expect(settingsAnnotations(problems(9))).toBe([...Array(9).keys()].map(line).join(''));
  expect(settingsAnnotations(problems(20_000))).toBe(
    `${[...Array(8).keys()].map(line).join('')}::error title=Delegated DCV settings::19,992 more problems in the settings.\n`,
  );
});

test('a message is one line of bearable length', () => {
  const message = `\n::error::\u202e${'x'.repeat(1_000_000)}`;
  const text = settingsAnnotations([{ message, span: spanOf(file, 'x') }]);
  expect(text).toMatch(
    /^::error file=[^\n]*title=Delegated DCV settings::\\n::error::\\u\{202e\}x+… \(998011 more characters\)\n$/,
  );
});
