import type { Problem, SourceFile, Span } from '../../source.js';
import { fieldAt, fieldsOf, itemsOf, textAt } from '../../syntax/fields.js';
import { type PassOver, readJson } from '../../syntax/json.js';
import { textOf, type YamlNode } from '../../syntax/yaml.js';
import { certificatePack, dcvDelegation } from '../terraform/resources/certificate-pack.js';
import { recordTable } from '../terraform/resources/record-table.js';
import { zoneTable } from '../terraform/resources/zone-table.js';
import { type ModuleStep, stepsOf } from './address.js';

/** What `terraform show -json` says of a plan or a state, as far as it is about DNS. */
export interface Plan {
  readonly file: SourceFile;
  /** What will stand or, in a state, what stood. */
  readonly resources: readonly PlannedResource[];
  /** What was there before, data sources that were read included. */
  readonly prior: readonly PlannedResource[];
  readonly configuration: YamlNode | undefined;
  readonly isState: boolean;
  /** Why there may be more; whole sentences without their final dots. */
  readonly doubts: readonly string[];
  readonly problems: readonly Problem[];
}

/** One instance of a resource or data source. */
export interface PlannedResource {
  /** `module.dns["a"].aws_route53_record.www[0]`. */
  readonly address: string;
  readonly modules: readonly ModuleStep[];
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Its key in `for_each`, or its number in `count`. */
  readonly index: string | undefined;
  /** Undefined where the type is neither of DNS nor of certificates. */
  readonly values: YamlNode | undefined;
  /** Which values are known only after apply: `true` in their places. */
  readonly unknown: YamlNode | undefined;
  readonly span: Span;
}

/** Reads a file; what is not about DNS gets no nodes, since plans are large. */
export function readPlan(file: SourceFile): Plan {
  const { root, broken, problems } = readJson(file, passOver);
  const changes = new Map<string, YamlNode | undefined>();
  for (const change of itemsOf(fieldAt(root, 'resource_changes'))) {
    const address = textAt(change, 'address');
    const isDeposed = fieldsOf(change).has('deposed');
    if (address !== undefined && !isDeposed) changes.set(address, fieldAt(change, 'change', 'after_unknown'));
  }
  const planned = fieldAt(root, 'planned_values', 'root_module');
  return {
    file,
    resources: resourcesIn(planned ?? fieldAt(root, 'values', 'root_module'), changes),
    prior: resourcesIn(fieldAt(root, 'prior_state', 'values', 'root_module'), new Map()),
    configuration: fieldAt(root, 'configuration', 'root_module'),
    isState: planned === undefined,
    doubts: doubtsOf(root, broken).map(doubt => `${file.path} ${doubt}`),
    problems,
  };
}

const unneeded = new Set([
  ...['sensitive_values', 'before', 'before_sensitive', 'after', 'after_sensitive', 'identity'],
  ...['resource_drift', 'output_changes', 'relevant_attributes', 'checks', 'provider_config'],
]);

const ofResources = new Set(['values', 'change', 'expressions']);

/** The type stands before the values in what Terraform and OpenTofu write. */
const passOver: PassOver = (key, before) => {
  if (unneeded.has(key)) return true;
  if (!ofResources.has(key)) return false;
  const type = before.find(entry => textOf(entry.key) === 'type');
  const text = type && textOf(type.value);
  return text !== undefined && !isRead(text);
};

function isRead(type: string): boolean {
  const isOfCertificates = type === certificatePack || type === dcvDelegation;
  return isOfCertificates || recordTable[type] !== undefined || zoneTable[type] !== undefined;
}

function resourcesIn(
  root: YamlNode | undefined,
  changes: ReadonlyMap<string, YamlNode | undefined>,
): PlannedResource[] {
  const found: PlannedResource[] = [];
  const walk = (module: YamlNode | undefined): void => {
    const modules = stepsOf(textAt(module, 'address') ?? '');
    for (const node of itemsOf(fieldAt(module, 'resources'))) {
      const [address, type, name] = ['address', 'type', 'name'].map(key => textAt(node, key));
      if (address === undefined || type === undefined || name === undefined) continue;
      const mode = textAt(node, 'mode') === 'data' ? 'data' : 'managed';
      const [index, values] = [textAt(node, 'index'), fieldAt(node, 'values')];
      found.push({
        address,
        modules,
        mode,
        type,
        name,
        index,
        values,
        unknown: changes.get(address),
        span: node.span,
      });
    }
    for (const child of itemsOf(fieldAt(module, 'child_modules'))) walk(child);
  };
  walk(root);
  return found;
}

function doubtsOf(root: YamlNode | undefined, broken: boolean): string[] {
  return [
    ...(broken ? ['could not be wholly read'] : []),
    ...(textAt(root, 'errored') === 'true' ? ['is the plan of a run that ended with errors'] : []),
    ...(textAt(root, 'complete') === 'false' ? ['is a plan that leaves changes for a later one'] : []),
  ];
}
