import type { HclBlock } from '../../../syntax/hcl/tree.js';

/**
 * Blocks with those of override files merged into them, in order: attributes replace those of the same name, nested
 * blocks all those of the same type.
 */
export function withOverrides(
  blocks: readonly HclBlock[],
  overrides: readonly HclBlock[],
): readonly HclBlock[] {
  if (overrides.length === 0) return blocks;
  const merged = [...blocks];
  for (const override of overrides) {
    const at = merged.findIndex(block => identityOf(block) === identityOf(override));
    if (at === -1 || override.type === 'locals') merged.push(override);
    else merged[at] = overridden(merged[at]!, override);
  }
  return merged;
}

function identityOf({ type, labels }: HclBlock): string {
  return JSON.stringify([type, ...labels]);
}

function overridden(block: HclBlock, override: HclBlock): HclBlock {
  const attributes = new Set(override.body.attributes.map(({ name }) => name));
  const types = new Set(override.body.blocks.map(({ type }) => type));
  return {
    ...block,
    body: {
      ...block.body,
      attributes: [
        ...block.body.attributes.filter(({ name }) => !attributes.has(name)),
        ...override.body.attributes,
      ],
      blocks: [...block.body.blocks.filter(({ type }) => !types.has(type)), ...override.body.blocks],
    },
  };
}
