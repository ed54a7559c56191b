import { BlockList, isIP, isIPv4 } from 'node:net';
import type { DomainName } from '../dns/name.js';

/** Where DNS is asked: an address with a port, over UDP and TCP, or a URL (DNS over HTTPS, RFC 8484). */
export type Server =
  | {
      readonly address: string;
      readonly port: number;
      /** The name by which an NS record knows it. */
      readonly name?: DomainName;
    }
  | { readonly url: string };

/**
 * Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353` or an `https://` URL (`http://` on loopback
 * alone); undefined for anything else. The default port is 53.
 */
export function parseServer(text: string): Server | undefined {
  if (/^https?:\/\//i.test(text)) return parseUrl(text);
  const [, bracketed, plain, digits] =
    /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::([0-9]{1,5}))?$/i.exec(text) ?? [];
  const port = Number(digits ?? 53);
  const address = addressOf(bracketed ?? plain ?? text);
  if (address === undefined || (bracketed !== undefined && isIPv4(address)) || port < 1 || port > 65535)
    return undefined;
  return { address, port };
}

function parseUrl(text: string): Server | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, href, username, password } = new URL(text);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || /^127\.[0-9.]+$/.test(hostname);
  const isSafe = protocol === 'https:' || isLoopback;
  return isSafe && username === '' && password === '' ? { url: href } : undefined;
}

/** An IP address in the form in which sockets report it; undefined for what is none, or none of its own (`::ffff:192.0.2.1`). */
export function addressOf(text: string): string | undefined {
  const family = isIP(text);
  if (family === 4) return text;
  if (family === 0 || text.includes('%')) return undefined;
  const canonical = new URL(`http://[${text}]`).hostname.slice(1, -1);
  return canonical.startsWith('::ffff:') ? undefined : canonical;
}

/** The server as people write it; what `parseServer` reads. */
export function spellServer(server: Server): string {
  if ('url' in server) return server.url;
  const { address, port } = server;
  if (port === 53) return address;
  return isIPv4(address) ? `${address}:${port}` : `[${address}]:${port}`;
}

/** Not of the internet (RFC 6890): loopback, private, link-local, documentation, multicast and reserved addresses. */
const special = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(network, prefix, 'ipv4');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');
for (const [network, prefix] of [
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  special.addSubnet(network, prefix, 'ipv6');

/** Whether certificate authorities can reach an address. Others are never asked because a foreign NS record names them. */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return globalUnicast.check(address, 'ipv6') && !special.check(address, 'ipv6');
}
