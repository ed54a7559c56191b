import type { Certificate } from '../../inventory/certificate.js';
import { clip } from '../layout/printable.js';
import { counted } from '../words/count.js';
import { dayMarkup } from './day.js';
import { type Markup, markup, nothing } from './markup.js';

/** Authorities as people call them. */
const authorities = {
  google: 'Google Trust Services',
  lets_encrypt: "Let's Encrypt",
  ssl_com: 'SSL.com',
} as const satisfies Record<NonNullable<Certificate['authority']>, string>;

/** A certificate as an item of a list: how many hosts it has, who signs it and when it is renewed. */
export function certificateMarkup({ label, hosts, authority, renewal }: Certificate): Markup {
  const renews = renewal?.from === undefined ? nothing : markup`, renews ${dayMarkup(renewal.from)}`;
  const expires = renewal === undefined ? nothing : markup`, expires ${dayMarkup(renewal.expires)}`;
  const signed = authority === undefined ? '' : `, ${authorities[authority]}`;
  return markup`<li><strong>${clip(label, 120)}</strong>: ${counted(hosts.items.length, 'host')}${signed}${renews}${expires}</li>`;
}
