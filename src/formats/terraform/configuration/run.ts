import type { DomainName } from '../../../dns/name.js';
import { gapIn } from '../../../dns/zone.js';
import type { Problem, Span, Tree } from '../../../source.js';
import type { Gap } from '../../../value.js';
import { Budget } from '../evaluate/budget.js';
import { type Declarations, Directories } from './directories.js';
import type { Depth } from './lazy-map.js';
import type { Resource } from './resource.js';
import { namesSetByTerragrunt } from './terragrunt.js';
import { Zones } from './zones.js';

/** More resources and modules, with every count and for_each written out, than any configuration has. */
const mostInstances = 100_000;

/** What all modules of one reading share: where files are read, what was found, and what is left of the bounds. */
export class Run {
  readonly budget = new Budget();
  readonly depth: Depth = { now: 0 };
  readonly directories: Directories;
  readonly zones = new Zones();
  /** Variables of which the default may not be what counts. */
  readonly setByTerragrunt: ReadonlySet<string>;
  readonly problems: Problem[] = [];
  readonly gaps: Gap[] = [];
  /** The directories whose declarations were evaluated. */
  readonly reached = new Set<string>();
  /** The certificate packs of which something reads the records that delegate their validation. */
  readonly delegated = new Set<Resource>();
  private instances = 0;

  constructor(
    readonly tree: Tree,
    readonly zoneOf: (path: string) => DomainName | undefined,
  ) {
    this.directories = new Directories(tree);
    this.setByTerragrunt = namesSetByTerragrunt(tree);
  }

  /** Tells, at the end, where evaluation had to stop. */
  close(): void {
    const span = this.budget.exhaustedAt;
    if (span === undefined) return;
    const message = 'The configuration takes too many steps to evaluate. Make its collections smaller.';
    this.problems.push({ message, span });
    this.gaps.push(gapIn(undefined, 'the configuration takes too many steps to evaluate', span));
  }

  /** Takes over, once, what is wrong with the files of a directory that is evaluated. */
  note({ directory, problems, gaps }: Declarations): void {
    if (this.reached.has(directory)) return;
    this.reached.add(directory);
    this.problems.push(...problems);
    this.gaps.push(...gaps);
  }

  /** Whether there may be as many more instances; where not, it is told once. */
  allow(count: number, span: Span): boolean {
    const before = this.instances;
    this.instances += count;
    if (this.instances <= mostInstances) return true;
    if (before <= mostInstances) {
      const message = `The configuration comes to more than ${mostInstances} instances. Split it.`;
      this.problems.push({ message, span });
      this.gaps.push(gapIn(undefined, 'the configuration comes to more instances than are read', span));
    }
    return false;
  }
}
