import { CloudflareRefusal } from './options.js';

/** Cloudflare's API. */
const cloudflare = 'https://api.cloudflare.com/client/v4';

/** `localhost`, 127.0.0.0/8 and ::1, as URLs spell them. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The API that is asked, without a final slash. Throws `CloudflareRefusal` where the token must not be sent to it. */
export function baseUrlOf(written = cloudflare): URL {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.test(url.hostname));
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '' || url.search !== '') {
    throw new CloudflareRefusal(
      `The base URL of Cloudflare’s API is no address to which a token may be sent. Give an https:// URL without a user, a password and a query, such as ${cloudflare}.`,
    );
  }
  url.hash = '';
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}
