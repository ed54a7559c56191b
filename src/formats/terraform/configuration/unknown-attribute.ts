/** Why an attribute that no file holds is not known. */
export function whyUnknown(mode: 'managed' | 'data'): string {
  return mode === 'data' ? 'which is looked up when Terraform runs' : 'which is known only after apply';
}
