import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const tofu = resolve(process.env.TOFU ?? '.conformance/bin/tofu');

/** OpenTofu's own evaluation of expressions, in a directory that holds some files. */
export class Console {
  private readonly directory = mkdtempSync(join(tmpdir(), 'dcv-console-'));

  constructor(files: Readonly<Record<string, string>>) {
    if (!existsSync(tofu))
      throw new Error(
        `${tofu} is missing. Run scripts/conformance-tools.sh, or set TOFU to an OpenTofu 1.10.`,
      );
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.directory, path)), { recursive: true });
      writeFileSync(join(this.directory, path), text);
    }
  }

  /** The values of expressions that all have one, as JSON has them. */
  values(expressions: readonly string[]): unknown[] {
    const locals = expressions.map((expression, index) => `  c${index} = ${expression}\n`);
    writeFileSync(join(this.directory, 'main.tf'), `locals {\n${locals.join('')}}\n`);
    // In base64, since what is printed is HCL with escapes of its own.
    const all = `base64encode(jsonencode([${expressions.map((_, index) => `local.c${index}`).join(', ')}]))\n`;
    const { status, stdout, stderr } = spawnSync(tofu, ['console'], {
      cwd: this.directory,
      input: all,
      encoding: 'utf8',
    });
    if (!stdout.startsWith('"')) throw new Error(`OpenTofu printed ${stdout.slice(0, 200)}`);
    if (status !== 0) throw new Error(`OpenTofu refuses an expression: ${stderr.slice(0, 2000)}`);
    return JSON.parse(Buffer.from(stdout, 'base64').toString());
  }

  /** Whether an expression is refused. */
  refuses(expression: string): boolean {
    writeFileSync(join(this.directory, 'main.tf'), '');
    return spawnSync(tofu, ['console'], { cwd: this.directory, input: `${expression}\n` }).status !== 0;
  }

  close(): void {
    rmSync(this.directory, { recursive: true });
  }
}
