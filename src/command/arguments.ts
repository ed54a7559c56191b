import { parseArgs } from 'node:util';
import { type FailOn, failOnLevels, isFailOn } from '../report.js';
import { type ReporterName, reporterNames } from '../reporters/index.js';

/** What `dcv-check --help` prints. */
export const help = `Keeps Cloudflare delegated DCV working for zones whose DNS is kept as code.

  dcv-check [check] [DIR]      judge the repository in DIR (default: here)
  dcv-check zones [DIR]        show every record that is read, and what could not be known
  dcv-check records [DIR]      show the CNAMEs that the certificates need
  dcv-check inventory [DIR]    show every certificate that is known, and from where
  dcv-check move [DIR]         make the patch that points a moved zone's CNAMEs to its new validation URL
  dcv-check doctor [DIR]       say what in .github/workflows makes the gate leak, and make the patch that mends it
  dcv-check baseline [DIR]     make the patch that ignores, with a reason, everything that stands

  --settings FILE              instead of .github/delegated-dcv.yml in DIR
  --reporter NAME[=FILE]       ${reporterNames.join(', ')}; repeatable
                               (other commands than check: text, json)
  --fail-on LEVEL              ${failOnLevels.join(', ')} (default: error; doctor: warning)
  --fail-on-standing LEVEL     the same for what the base has too (default: never; with --base)
  --base REF                   say what changed since the commit REF, and let it not lower what is demanded
  --lock FILE                  inventory: write what Cloudflare says to a lock file
  --zone ZONE, --to URL        move: the zone, and its new validation URL
  --reason TEXT, --until DATE  baseline: why what stands is ignored, and the last day on which it is (YYYY-MM-DD)
  --help, --version

With CLOUDFLARE_API_TOKEN set, a token that may read zones and certificates, check and inventory ask Cloudflare;
without it they read the lock file. docs/inventory.md tells more.

Exit status: 0 pass, 1 a finding at or above LEVEL, 2 the check could not run.
`;

/** A mistake in the command line, or in what it names. */
export class UsageError extends Error {}

/** A report, and the file it goes to; without one it goes to standard output. */
export interface Output {
  readonly reporter: ReporterName;
  readonly file?: string;
}

const commands = ['check', 'zones', 'records', 'inventory', 'move', 'doctor', 'baseline'] as const;

export type CommandName = (typeof commands)[number];

/** What the command line asks for. */
export interface Arguments {
  readonly command: CommandName | 'help' | 'version';
  readonly directory: string;
  readonly settings?: string;
  readonly outputs: readonly Output[];
  readonly failOn: FailOn;
  readonly failOnStanding: FailOn;
  readonly base?: string;
  readonly lock?: string;
  readonly zone?: string;
  readonly to?: string;
  readonly reason?: string;
  /** As it was written. */
  readonly until?: string;
}

/** Reads a command line without its first two words. Throws UsageError. */
export function readArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const [first = ''] = positionals;
  const named = commands.find(command => command === first);
  const [directory = '.', ...extra] = named ? positionals.slice(1) : positionals;
  if (extra.length > 0) throw new UsageError(`One folder is checked at a time; ${extra[0]} is one too many.`);
  const { settings, base, lock, zone, to, reason, until } = values;
  const command = values.help ? 'help' : values.version ? 'version' : (named ?? 'check');
  const failOn = readLevel('fail-on', values, command === 'doctor' ? 'warning' : 'error');
  const failOnStanding = readLevel('fail-on-standing', values, 'never');
  refuseStray({ 'fail-on-standing': values['fail-on-standing'] }, 'check', command);
  refuseStray({ lock }, 'inventory', command);
  refuseStray({ zone, to }, 'move', command);
  refuseStray({ reason, until }, 'baseline', command);
  return {
    command,
    directory,
    outputs: (values.reporter ?? ['text']).map(readOutput),
    failOn,
    failOnStanding,
    ...(settings !== undefined && { settings }),
    ...(base !== undefined && { base }),
    ...(lock !== undefined && { lock }),
    ...(zone !== undefined && { zone }),
    ...(to !== undefined && { to }),
    ...(reason !== undefined && { reason }),
    ...(until !== undefined && { until }),
  };
}

function readLevel(
  option: 'fail-on' | 'fail-on-standing',
  values: Readonly<Record<string, unknown>>,
  otherwise: FailOn,
): FailOn {
  const level = String(values[option] ?? otherwise);
  if (!isFailOn(level)) throw new UsageError(`--${option} takes ${failOnLevels.join(', ')}, not ${level}.`);
  return level;
}

/** An option that a command would pass over in silence was meant for another one. */
function refuseStray(options: Record<string, string | undefined>, owner: CommandName, command: string): void {
  const [stray] = Object.entries(options).filter(([, value]) => value !== undefined);
  if (stray === undefined || command === owner || command === 'help') return;
  throw new UsageError(`--${stray[0]} belongs to dcv-check ${owner}, not to ${command}.`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        settings: { type: 'string' },
        reporter: { type: 'string', multiple: true },
        'fail-on': { type: 'string' },
        'fail-on-standing': { type: 'string' },
        base: { type: 'string' },
        lock: { type: 'string' },
        zone: { type: 'string' },
        to: { type: 'string' },
        reason: { type: 'string' },
        until: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('. ')[0]}.`);
  }
}

function readOutput(text: string): Output {
  const [name = '', ...rest] = text.split('=');
  if (!(reporterNames as readonly string[]).includes(name)) {
    throw new UsageError(`There is no reporter ${name}; there are ${reporterNames.join(', ')}.`);
  }
  const file = rest.join('=');
  return file === '' ? { reporter: name as ReporterName } : { reporter: name as ReporterName, file };
}

/** The reporter of a command that shows what was read, and judges nothing. Throws UsageError. */
export function listingReporter(reporter: ReporterName): 'text' | 'json' {
  if (reporter === 'text' || reporter === 'json') return reporter;
  throw new UsageError(`This command is shown as text or json, not as ${reporter}.`);
}
