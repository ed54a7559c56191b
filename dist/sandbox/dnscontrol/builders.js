import { seconds } from './domains.js';
import { CAA, CAA_CRITICAL, CNAME, LOC, MX, SRV, TTL, TXT } from './records.js';

const ttlOf = ({ ttl }) => (ttl ? [TTL(ttl)] : []);
const caaTags = ['issue', 'issuewild', 'issuevmc', 'issuemail'];

function CAA_BUILDER(value) {
  const label = value.label || '@';
  const lists = caaTags.map(tag => (value[tag] === 'none' ? [';'] : value[tag]));
  const given = lists.filter(list => list);
  if (given.length === 0 || (given.length > 1 && given.every(list => list.length === 0)))
    throw new Error('CAA_BUILDER() needs an authority in issue or issuewild, or "none"');
  const make = (tag, target) =>
    CAA(label, tag, target, ...(value[`${tag}_critical`] ? [CAA_CRITICAL] : []), ...ttlOf(value));
  return [
    ...(value.iodef ? [make('iodef', value.iodef)] : []),
    ...caaTags.flatMap((tag, index) => [...(lists[index] ?? [])].map(authority => make(tag, authority))),
  ];
}

function SPF_BUILDER(value) {
  if (!(value.parts?.length >= 2)) throw new Error('SPF_BUILDER() needs at least two parts');
  const text = value.parts.join(' ');
  const meta = {};
  if (value.flatten?.length > 0) meta.flatten = value.flatten.join(',');
  if (value.overflow) meta.split = value.overflow;
  const raw = value.raw || value.raw === '' ? value.raw : '_rawspf';
  return [
    ...(meta.flatten !== undefined && raw !== '' ? [TXT(raw, text, ...ttlOf(value))] : []),
    TXT(value.label || '@', text, meta, ...ttlOf(value)),
  ];
}

const alignments = { relaxed: 'r', r: 'r', strict: 's', s: 's' };

function alignment(tag, written) {
  if (!written) return [];
  if (alignments[written] === undefined) throw new Error(`"${written}" is no alignment of DMARC`);
  return [`${tag}=${alignments[written]}`];
}

function DMARC_BUILDER(value = {}) {
  const { rua, ruf, failureOptions: on } = value;
  const fo = typeof on === 'object' ? (on.SPF && on.DKIM ? '1' : on.SPF ? 's' : on.DKIM ? 'd' : '0') : on;
  const text = [
    `v=${value.version || 'DMARC1'}`,
    `p=${value.policy || 'none'}`,
    ...(value.subdomainPolicy ? [`sp=${value.subdomainPolicy}`] : []),
    ...alignment('adkim', value.alignmentDKIM),
    ...alignment('aspf', value.alignmentSPF),
    ...(value.percent ? [`pct=${value.percent}`] : []),
    ...(rua?.length > 0 ? [`rua=${rua.join(',')}`] : []),
    ...(ruf?.length > 0 ? [`ruf=${ruf.join(',')}`] : []),
    ...(ruf && fo && fo !== '0' ? [`fo=${fo}`] : []),
    ...(ruf && value.failureFormat ? [`rf=${value.failureFormat}`] : []),
    ...(value.reportInterval ? [`ri=${seconds(value.reportInterval)}`] : []),
  ].join('; ');
  const label = value.label && value.label !== '@' ? `_dmarc.${value.label}` : '_dmarc';
  return TXT(label, text, ...ttlOf(value));
}

function DKIM_BUILDER(value) {
  if (!value.selector) throw new Error('DKIM_BUILDER() needs a selector');
  const tags = [
    'v=DKIM1',
    ...(value.hashtypes ? [`h=${[value.hashtypes].flat().join(':')}`] : []),
    ...(value.keytype ? [`k=${value.keytype}`] : []),
    ...(value.note ? [`n=${value.note}`] : []),
    `p=${value.pubkey ?? ''}`,
    ...(value.servicetypes ? [`s=${[value.servicetypes].flat().join(':')}`] : []),
    ...(value.flags ? [`t=${[value.flags].flat().join(':')}`] : []),
  ];
  const below = value.label && value.label !== '@' ? `.${value.label}` : '';
  return TXT(`${value.selector}._domainkey${below}`, tags.join('; '), ...ttlOf(value));
}

function M365_BUILDER(name, value = {}) {
  const wants = key => value[key] !== false;
  if (!value.domainGUID && name.includes('-'))
    throw new Error(
      `M365_BUILDER() needs domainGUID for ${name}: Microsoft alone knows how its dashes are written`,
    );
  if (wants('dkim') && !value.initialDomain)
    throw new Error(`M365_BUILDER() needs initialDomain for DKIM of ${name}, or dkim: false`);
  const id = value.domainGUID || name.replaceAll('.', '-');
  const key = number =>
    CNAME(`selector${number}._domainkey`, `selector${number}-${id}._domainkey.${value.initialDomain}.`);
  return [
    ...(wants('mx') ? [MX(value.label || '@', 0, `${id}.mail.protection.outlook.com.`)] : []),
    // DNSControl 4.20 forgets the label here.
    ...(wants('autodiscover') ? [CNAME('autodiscover', 'autodiscover.outlook.com.')] : []),
    ...(wants('dkim') ? [key(1), key(2)] : []),
    ...(value.skypeForBusiness ? skypeForBusiness() : []),
    ...(value.mdm ? mobileDevices() : []),
  ];
}

const skypeForBusiness = () => [
  CNAME('lyncdiscover', 'webdir.online.lync.com.'),
  CNAME('sip', 'sipdir.online.lync.com.'),
  SRV('_sip._tls', 100, 1, 443, 'sipdir.online.lync.com.'),
  SRV('_sipfederationtls._tcp', 100, 1, 5061, 'sipfed.online.lync.com.'),
];

const mobileDevices = () => [
  CNAME('enterpriseregistration', 'enterpriseregistration.windows.net.'),
  CNAME('enterpriseenrollment', 'enterpriseenrollment.manage.microsoft.com.'),
];

/** Degrees, minutes and seconds of a coordinate. */
function coordinate(degrees, hemisphere, round = Math.round) {
  const whole = Math.floor(degrees);
  const minutes = Math.floor((degrees - whole) * 60);
  return [whole, minutes, round(((degrees - whole) * 60 - minutes) * 60), hemisphere];
}

const toMilliseconds = seconds => Math.floor(seconds * 1000) / 1000;

function located(value, latitude, longitude) {
  return [LOC(value.label || '@', ...latitude, ...longitude, value.alt || 0, 0, 0, 0, ...ttlOf(value))];
}

function LOC_BUILDER_DD(value) {
  if (!value.x && !value.y) throw new Error('LOC_BUILDER_DD() needs x and y');
  const part = (degrees, [positive, negative]) =>
    coordinate(Math.abs(degrees) + 1e-9, degrees < 0 ? negative : positive, toMilliseconds);
  return located(value, part(value.x, ['N', 'S']), part(value.y, ['E', 'W']));
}

/** `41°24'12.2"N 2°10'26.5"E` */
function inSeconds(text) {
  const part = letters => new RegExp(`(-?\\d+).(\\d+).([\\d.]+).? ?([${letters}])`).exec(text);
  const [latitude, longitude] = [part('NS'), part('EW')];
  if (!latitude || !longitude) return undefined;
  return [latitude, longitude].map(([, d, m, s, side]) => [Number(d), Number(m), Number.parseFloat(s), side]);
}

/** `25.24°S 153.15°E` */
function inDegrees(text) {
  const part = letters => new RegExp(`(-?\\d+(?:\\.\\d+)?)°?\\s*([${letters}])`, 'i').exec(text);
  const [latitude, longitude] = [part('NS'), part('EW')];
  if (!latitude || !longitude) return undefined;
  return [latitude, longitude].map(([, degrees, side]) => coordinate(Number(degrees), side));
}

const placed =
  (...readers) =>
  value => {
    const place = readers.map(read => value.str && read(value.str)).find(found => found);
    if (!place) throw new Error(`"${value.str}" is no place that a LOC record can be made of`);
    return located(value, ...place);
  };

/** What makes several records at once. */
export const builderLanguage = {
  CAA_BUILDER,
  SPF_BUILDER,
  DMARC_BUILDER,
  DKIM_BUILDER,
  M365_BUILDER,
  LOC_BUILDER_DD,
  LOC_BUILDER_DMM_STR: placed(inDegrees),
  LOC_BUILDER_DMS_STR: placed(inSeconds),
  LOC_BUILDER_STR: placed(inDegrees, inSeconds),
};
