/** The names of the formats that are read, as settings and reports write them. */
export const formatNames = ['octodns', 'bind'] as const;

export type FormatName = (typeof formatNames)[number];
