import type { DotRule } from '../../written.js';

/**
 * How a type of resource says what its records are. Attributes are named by paths: `record.value` is the attribute
 * `value` of each block (or object, or element of a list) `record`.
 */
export interface RecordResource {
  /** Where its zone is named, by reference, id or name; the first that is set counts. */
  readonly zone: readonly string[];
  /** Blocks or objects that are a record each; paths into it lead into that one. */
  readonly each?: string;
  readonly owner: string;
  /** What an owner without a final dot means; `route53` is the rule of the AWS provider alone. */
  readonly rule: DotRule | 'route53';
  /** The record type itself, in upper case, or the path to it. */
  readonly type: string;
  /** Where the RDATA is written, as one text each; all that are set count. */
  readonly value: readonly string[];
  /** The types whose RDATA is in several attributes, in order. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** Whether a target without a final dot is completed by the zone; elsewhere it is absolute, or refused by the API. */
  readonly completes?: true;
  /** What makes an alias of the record where it is set: its target, which the provider resolves by itself. */
  readonly alias?: string;
  /** What, where it is true, makes the provider answer in its own name. */
  readonly proxied?: string;
}
