import { type Known, readAs } from '../../support/read-as.js';

/** What a repository of these files is read as, with what a run may know beside them. */
export const listing = (files: Record<string, string>, known?: Known): string[] =>
  readAs('pulumi-yaml', files, known);
