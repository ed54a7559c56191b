import type { Tree } from '../../../source.js';

/**
 * The names to which files of Terragrunt assign something. Its inputs are set as `TF_VAR_…`, in the place of defaults;
 * which of them a module gets may depend on folders, so that any of these names may be one.
 */
export function namesSetByTerragrunt(tree: Tree): ReadonlySet<string> {
  const names = new Set<string>();
  if (!tree.paths.some(path => /(?:^|\/)terragrunt(?:\.stack)?\.hcl(?:\.json)?$/.test(path))) return names;
  for (const path of tree.paths) {
    if (!/\.hcl(?:\.json)?$/.test(path) || path.endsWith('.terraform.lock.hcl')) continue;
    for (const [, name] of (tree.read(path)?.text ?? '').matchAll(/\b([A-Za-z_][\w-]*)"?[ \t]*[=:](?![=:])/g))
      names.add(name!);
  }
  return names;
}
