import * as v from 'valibot';

/** Why what the API was asked for cannot be used; `message` is the end of a sentence, as `refusalOf` gives it. */
export class Unusable extends Error {}

/** An answer of the API that has the form, and is about what was asked for. Throws Unusable. */
export function understood<S extends v.GenericSchema>(
  schema: S,
  data: unknown,
  isAsked: (answer: v.InferOutput<S>) => boolean = () => true,
): v.InferOutput<S> {
  const { success, output } = v.safeParse(schema, data);
  if (!success || !isAsked(output)) throw new Unusable("GitHub's answer cannot be understood");
  return output;
}
