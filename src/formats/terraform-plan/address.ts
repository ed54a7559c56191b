/** A step into a called module: its name and, where it has several, which instance. */
export interface ModuleStep {
  readonly name: string;
  /** As written: `["a"]`, `[0]`, or nothing. */
  readonly index: string;
}

/** The modules of an address: `module.a["k"].module.b` has two. */
export function stepsOf(address: string): ModuleStep[] {
  const steps = address.matchAll(/module\.([\w-]+)((?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)/g);
  return [...steps].map(([, name = '', index = '']) => ({ name, index }));
}

/** The names on the way, as modules are configured once for all instances. */
export function namesOf(steps: readonly ModuleStep[]): string[] {
  return steps.map(({ name }) => name);
}
