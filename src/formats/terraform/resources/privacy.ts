import { firstHole, type Hole } from '../../../value.js';
import type { Datum } from '../evaluate/datum.js';
import { at, textOf } from './fields.js';
import type { ZoneResource } from './zone-table.js';

/** Whether what is written of a zone makes it one that no certificate authority sees; a hole where that is not known. */
export function privacyOf({ private: marks }: ZoneResource, attributes: Datum): boolean | Hole {
  let doubt: Hole | undefined;
  for (const [path, mark] of Object.entries(marks ?? {})) {
    const { values, more } = at(attributes, path);
    const found = values.map(value => marked(value, mark));
    if (found.includes(true)) return true;
    doubt ??= found.find(one => typeof one === 'object') ?? more;
  }
  return doubt ?? false;
}

function marked(datum: Datum, mark: string | true): boolean | Hole {
  if (datum.kind === 'map') return datum.entries.size > 0 || (datum.open?.hole ?? false);
  const parts = textOf(datum);
  const hole = firstHole(parts);
  const text = parts.join('');
  // To the providers an empty text is as good as none.
  return hole ?? (mark === true ? text !== '' : text === mark);
}
