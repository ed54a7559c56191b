import type { Span } from '../../../source.js';
import type { Hole } from '../../../value.js';
import { addText, type Draft, type Processor, textValue } from '../draft.js';
import { asText, get, type PyDict } from '../loading/python-value.js';
import { filteredText } from '../records/record-value.js';
import { filters } from './filters.js';
import { templating } from './templating.js';

export type { Processor } from '../draft.js';

/** Processors that neither add nor change names and targets; targets without a final dot are absolute to us anyway. */
const harmless: ReadonlySet<string> = new Set([
  'octodns.processor.arpa.AutoArpa',
  'octodns.processor.clamp.TtlClampProcessor',
  'octodns.processor.filter.ExcludeRootNsChanges',
  'octodns.processor.restrict.TtlRestrictionFilter',
  'octodns.processor.spf.SpfDnsLookupProcessor',
  'octodns.processor.trailing_dots.EnsureTrailingDots',
  'octodns_cloudflare.processor.ttl.TtlToProxy',
  'octodns_spf.processor.SpfDnsLookupProcessor',
]);

/**
 * What a processor does. One of a class that is not known may do anything to the zone: octoDNS hands it the records
 * of the sources and takes what it returns (BaseProcessor.process_source_zone).
 */
export function processorOf(id: string, section: PyDict, secretHandlers: ReadonlySet<string>): Processor {
  const name = asText(get(section, 'class')) ?? '';
  if (harmless.has(name)) return {};
  const short = name.slice(name.lastIndexOf('.') + 1);
  const filter = filters[name];
  if (filter !== undefined)
    return {
      ...filter(section, `the processor \`${id}\` (${short})`),
      place: { setting: short, span: section.span },
    };
  switch (name) {
    case 'octodns.processor.templating.Templating':
      return templating(section, secretHandlers);
    case 'octodns.processor.acme.AcmeManagingProcessor':
    case 'octodns.processor.acme.AcmeMangingProcessor':
      return {
        onSources: markChallenges,
        hides: (name, type) => type === 'TXT' && name.startsWith('_acme-challenge'),
        place: { setting: short, span: section.span },
      };
    case 'octodns.processor.ownership.OwnershipProcessor':
      return ownership(section);
    case 'octodns.processor.meta.MetaProcessor':
      return meta(asText(get(section, 'record_name')) ?? 'meta', section.span);
    default:
      return {
        unknown: `the processor \`${id}\` of the class ${name || '(none)'} may add or change records`,
      };
  }
}

/** A TXT value that says when and by whom a zone was synchronised. */
export function meta(recordName: string, span: Span): Processor {
  const hole: Hole = { expression: recordName, reason: 'which octoDNS writes when it runs' };
  return { onPlan: draft => addText(draft, recordName, [hole], '60', span) };
}

/** octoDNS marks the challenges that it holds itself, to leave those of others alone. */
function markChallenges(draft: Draft): void {
  draft.records = draft.records.map(record => {
    if (record.type !== 'TXT' || !record.name.startsWith('_acme-challenge')) return record;
    return { ...record, values: [...record.values, textValue(['*octoDNS*'], record.span)] };
  });
}

function ownership(section: PyDict): Processor {
  const prefix = asText(get(section, 'txt_name')) ?? '_owner';
  const value = asText(get(section, 'txt_value')) ?? '*octodns*';
  const ttl = get(section, 'txt_ttl');
  return {
    onSources: draft => {
      const owned = draft.records.filter(
        record =>
          !(
            record.type === 'TXT' &&
            record.name.startsWith(prefix) &&
            record.values.every(text => filteredText(text) === value)
          ),
      );
      for (const { name, type, span } of owned) {
        const marked = name === '' ? '' : `.${name.replaceAll('*', '_wildcard')}`;
        addText(draft, `${prefix}.${type}${marked}`, [value], ttl?.kind === 'scalar' ? ttl.text : '60', span);
      }
    },
  };
}
