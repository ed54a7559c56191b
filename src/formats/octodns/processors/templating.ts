import type { Hole, Parts } from '../../../value.js';
import { isSecret } from '../configuration/config.js';
import { unicodeName } from '../configuration/plan.js';
import type { Draft, Processor } from '../draft.js';
import { asDict, get, isTruthy, type PyDict } from '../loading/python-value.js';
import type { OctodnsRecord } from '../records/record.js';

/** octoDNS's Templating: Python's `format` over the texts of values (octodns/processor/templating.py). */
export function templating(section: PyDict, secretHandlers: ReadonlySet<string>): Processor {
  const dots = get(section, 'trailing_dots') === undefined || isTruthy(get(section, 'trailing_dots'));
  const context = contextOf(section, secretHandlers);
  return {
    onPlan: draft => {
      const zone = { ...zoneParameters(draft, dots), ...context };
      draft.records = draft.records.map(record => {
        const parameters = { ...recordParameters(draft, record, dots), ...zone };
        const values = record.values.map(value => ({
          ...value,
          fields: value.fields.map(field =>
            fill(field, parameters, name => undefinedParameter(draft, record, name)),
          ),
        }));
        return { ...record, values };
      });
    },
  };
}

type Parameters = Readonly<Record<string, string | Hole>>;

function contextOf(section: PyDict, secretHandlers: ReadonlySet<string>): Parameters {
  const entries = [...(asDict(get(section, 'context'))?.entries.values() ?? [])];
  return Object.fromEntries(
    entries.map(({ key, value }) => {
      const secret = value.kind === 'scalar' && isSecret(value.text, secretHandlers);
      if (value.kind === 'scalar' && !secret) return [key.text, value.text];
      return [key.text, { expression: key.text, reason: 'which is known only when octoDNS runs' }];
    }),
  );
}

function zoneParameters(draft: Draft, dots: boolean): Parameters {
  const dot = dots ? '.' : '';
  const decoded = unicodeName(draft.apex) + dot;
  return {
    zone_name: decoded,
    zone_decoded_name: decoded,
    zone_encoded_name: draft.apex + dot,
    zone_num_records: { expression: 'zone_num_records', reason: 'which octoDNS counts when it runs' },
  };
}

function recordParameters(draft: Draft, record: OctodnsRecord, dots: boolean): Parameters {
  const zone = zoneParameters(draft, dots);
  const { name, type, ttl, source } = record;
  const decoded = unicodeName(name);
  const below = (relative: string, apex: unknown): string =>
    relative === '' ? `${apex}` : `${relative}.${apex}`;
  return {
    record_name: decoded,
    record_decoded_name: decoded,
    record_encoded_name: name,
    record_fqdn: below(decoded, zone.zone_decoded_name),
    record_decoded_fqdn: below(decoded, zone.zone_decoded_name),
    record_encoded_fqdn: below(name, zone.zone_encoded_name),
    record_type: type,
    record_ttl: ttl,
    record_source_id: source,
  };
}

function undefinedParameter(draft: Draft, record: OctodnsRecord, name: string): Hole {
  const message = `Templating knows no \`${name}\`, and octoDNS stops. Add it to the processor’s \`context\`, or write \`{{\` and \`}}\` for braces.`;
  draft.problems.push({ message, span: record.values[0]?.span ?? record.span });
  return { expression: name, reason: 'which Templating does not know' };
}

/** `str.format`, of which fields by name are known; what Python computes of them is a hole. */
function fill(parts: Parts, parameters: Parameters, missing: (name: string) => Hole): Parts {
  const filled: (string | Hole)[] = [];
  const add = (part: string | Hole): void => {
    const last = filled.at(-1);
    if (typeof part === 'string' && typeof last === 'string') filled[filled.length - 1] = last + part;
    else filled.push(part);
  };
  for (const part of parts) {
    if (typeof part !== 'string' || !part.includes('{')) {
      add(part);
      continue;
    }
    for (const [token] of part.matchAll(/\{\{|\}\}|\{[^{}]*\}|[^{}]+|[{}]/g)) {
      if (token === '{{' || token === '}}') add(token.slice(1));
      else if (!token.startsWith('{')) add(token);
      else add(fieldOf(token.slice(1, -1), parameters, missing));
    }
  }
  return filled;
}

function fieldOf(expression: string, parameters: Parameters, missing: (name: string) => Hole): string | Hole {
  if (Object.hasOwn(parameters, expression)) return parameters[expression]!;
  const [name = ''] = /^\w*/.exec(expression) ?? [];
  if (!Object.hasOwn(parameters, name)) return missing(expression);
  return { expression, reason: 'which Python formats when octoDNS runs' };
}
