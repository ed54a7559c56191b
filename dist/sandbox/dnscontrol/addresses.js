/** The octets of an IPv4 address or the 16 of an IPv6 address; undefined for any other text. */
export function octetsOf(text) {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) {
    const octets = text.split('.').map(Number);
    return octets.every((octet, index) => octet < 256 && String(octet) === text.split('.')[index])
      ? octets
      : undefined;
  }
  return text.includes(':') ? ipv6Octets(text) : undefined;
}

function ipv6Octets(text) {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map(half => (half === '' ? [] : half.split(':').flatMap(group)));
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...Array(Math.max(0, missing)).fill(0), ...(tail ?? [])];
  if (groups.some(Number.isNaN)) return undefined;
  return groups.flatMap(value => [value >> 8, value & 255]);
}

/** An IPv4 address in the last place stands for two groups. */
function group(text) {
  const octets = text.includes('.') ? octetsOf(text) : undefined;
  if (octets !== undefined) return [octets[0] * 256 + octets[1], octets[2] * 256 + octets[3]];
  return [/^[0-9a-f]{1,4}$/i.test(text) ? Number.parseInt(text, 16) : Number.NaN];
}

let rfc4183 = false;

export function REVCOMPAT(mode) {
  const word = String(mode).toLowerCase();
  if (['rfc4183', '4183', '4'].includes(word)) rfc4183 = true;
  else if (!['rfc2317', '2317', '2', 'old'].includes(word))
    throw new Error(`REVCOMPAT() takes "RFC2317" or "RFC4183", not ${mode}`);
}

/** The reverse zone or name of a block of addresses; between octets after RFC 2317 or, if asked for, RFC 4183. */
export function REV(block) {
  const [address, written] = String(block).split('/');
  const octets = octetsOf(address);
  const most = octets?.length === 4 ? 32 : 128;
  const bits = written === undefined ? most : Number(written);
  if (octets === undefined || !/^\d{1,3}$/.test(written ?? '0') || bits > most)
    throw new Error(`REV() takes an address or a block of addresses, not ${block}`);
  if (bits < 8)
    throw new Error(`REV(${block}) has fewer than 8 bits, for which no reverse zone is delegated`);
  const masked = octets.map((octet, index) => octet & ~(255 >> Math.min(8, Math.max(0, bits - index * 8))));
  if (!rfc4183 && masked.some((octet, index) => octet !== octets[index]))
    throw new Error(`REV(${block}) has bits behind its mask. Write the first address of the block`);
  return most === 32 ? reverse4(masked, bits) : reverse6(octets, bits);
}

function reverse4(octets, bits) {
  const whole = Math.floor(bits / 8);
  const labels = octets.slice(0, whole).reverse();
  if (bits % 8 === 0) return `${labels.join('.')}.in-addr.arpa`;
  const block = bits > 24 && !rfc4183 ? `${octets[whole]}/${bits}` : `${octets[whole]}-${bits}`;
  return `${[block, ...labels].join('.')}.in-addr.arpa`;
}

function reverse6(octets, bits) {
  const digits = octets.flatMap(octet => [octet >> 4, octet & 15]).slice(0, Math.floor(bits / 4));
  return `${digits
    .reverse()
    .map(digit => digit.toString(16))
    .join('.')}.ip6.arpa`;
}

/** The owner of a PTR record that is written as an address, below its reverse zone; any other name stays. */
export function reverseOwner(name, zone) {
  const isFour = zone.endsWith('.in-addr.arpa');
  if (!isFour && !zone.endsWith('.ip6.arpa')) return name;
  const octets = octetsOf(name);
  if (octets === undefined || (octets.length === 4) !== isFour) return name;
  const whole = isFour ? reverse4(octets, 32) : reverse6(octets, 128);
  if (whole.endsWith(`.${zone}`)) return whole.slice(0, -zone.length - 1);
  const kept = isFour ? labelsInBlock(octets, zone) : 0;
  if (kept === 0) throw new Error(`${name} is not in ${zone}. Move its PTR record to its own reverse zone`);
  return whole.split('.').slice(0, kept).join('.');
}

/** How many labels an address keeps in a classless zone such as `128/26.2.0.192.in-addr.arpa`; 0 where it is not in it. */
function labelsInBlock(octets, zone) {
  const [, first, dash, bits, rest] = /^(\d+)([/-])(\d+)\.([\d.]+)\.in-addr\.arpa$/.exec(zone) ?? [];
  if (first === undefined) return 0;
  const labels = rest.split('.');
  const at = labels.length;
  const isInside = labels.every((label, index) => Number(label) === octets[at - 1 - index]);
  const mask = ~(255 >> (Number(bits) - at * 8)) & 255;
  if (!isInside || (dash === '/' && at !== 3) || (octets[at] & mask) !== Number(first)) return 0;
  return 4 - at;
}
