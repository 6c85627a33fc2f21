import { UserError } from './errors.ts';

/** What a page may load from where, as the header and the page itself say it. */
const policyOf = (origins: readonly string[]): string =>
  [
    "default-src 'self'",
    // The exact solver of proposals is WebAssembly.
    "script-src 'self' 'wasm-unsafe-eval'",
    ...(origins.length > 0 ? [`connect-src 'self' ${origins.join(' ')}`] : []),
    "worker-src 'self' blob:",
    ["img-src 'self' data: blob:", ...origins].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The header: what {@link policyOf} says, and that nobody frames the page. */
export const policyHeader = (origins: readonly string[]): string => `${policyOf(origins)}; frame-ancestors 'none'`;

const META = /(<meta http-equiv="Content-Security-Policy" content=")[^"]*(")/;

/** The page with a policy that lets these origins in; a browser obeys both the page and the header. */
export const admitOrigins = (html: string, origins: readonly string[]): string =>
  html.replace(META, (_, before: string, after: string) => before + policyOf(origins) + after);

/** The origin of an address that somebody wants to let in, as `https://tiles.example.vn`. Throws a `UserError` for what is none. */
export function toOrigin(address: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new UserError(
      (say) => say.notAddress(address),
      (say) => say.addressLike,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new UserError(
      (say) => say.notWebAddress(address),
      (say) => say.addressLike,
    );
  return url.origin;
}
