import type { Format } from '../format.js';
import { isConfigurationFile } from './configuration/directories.js';
import { read } from './read.js';
import { looksLikeDns } from './recognise.js';
import { writeCname } from './write.js';

/** Terraform and OpenTofu: records as resources, in modules that are evaluated as far as the files tell. */
export const terraform: Format = {
  name: 'terraform',
  claims: isConfigurationFile,
  recognises: looksLikeDns,
  read,
  writeCname,
};
