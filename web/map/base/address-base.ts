import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { BaseStyle } from './user-base.ts';

/** Why an address gives no map: it makes no sense, the page's policy keeps it out, or nothing useful answers there. */
export type AddressFault = 'address' | 'blocked' | 'unreachable' | 'no-style';

/** An address that gives no map. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
  readonly fault: AddressFault;
  constructor(fault: AddressFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** Whether an address is that of single tiles. */
const isOfTiles = (address: string): boolean => ['{z}', '{x}', '{y}'].every((part) => address.includes(part));

/** The origin that the page would talk to, `null` for its own. Throws an `AddressError` for what is no address. */
export function foreignOrigin(address: string, page: string): string | null {
  let url: URL;
  try {
    url = new URL(address, page);
  } catch {
    throw new AddressError('address', address);
  }
  if (!/^https?:$/.test(url.protocol)) throw new AddressError('address', address);
  return url.origin === new URL(page).origin ? null : url.origin;
}

/** A style from an address: of tiles with pictures (`{z}/{x}/{y}` in it), or of a style document. Rejects with an `AddressError`. */
export async function openAddress(address: string, page: string): Promise<BaseStyle> {
  foreignOrigin(address, page);
  if (isOfTiles(address)) {
    await ask(new URL(address.replace(/\{[zxy]\}/g, '0'), page).href, false);
    // A URL escapes the braces that stand for the numbers of a tile.
    const tiles = [new URL(address, page).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}')];
    return {
      sources: { base: { type: 'raster', tiles, tileSize: 256 } },
      layers: [{ id: 'base', type: 'raster', source: 'base' }],
    };
  }
  const answer = await ask(new URL(address, page).href, true);
  const style = (await answer.json().catch(() => null)) as StyleSpecification | null;
  if (style === null || !Array.isArray(style.layers) || typeof style.sources !== 'object')
    throw new AddressError('no-style', address);
  return toBaseStyle(style);
}

/** What the address answers. The browser tells a refusal of the page's policy from a silent server by an event only. */
async function ask(url: string, mustBeThere: boolean): Promise<Response> {
  let isBlocked = false;
  const note = (event: SecurityPolicyViolationEvent) => {
    if (url.startsWith(event.blockedURI.replace(/\/$/, ''))) isBlocked = true;
  };
  document.addEventListener('securitypolicyviolation', note);
  try {
    const answer = await fetch(url);
    // The tile of the whole world may be missing where others are there.
    if (mustBeThere && !answer.ok) throw new AddressError('unreachable', url);
    return answer;
  } catch (error) {
    // The event comes a moment after the failure.
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (error instanceof AddressError) throw error;
    throw new AddressError(isBlocked ? 'blocked' : 'unreachable', url);
  } finally {
    document.removeEventListener('securitypolicyviolation', note);
  }
}

/** Kinds of layers that need nothing but their source. */
const PLAIN = new Set(['fill', 'line', 'circle', 'raster', 'hillshade']);

/** The plain layers of a style with their sources, under names that meet no others. Signs and names are left out: they need images and glyphs. */
export function toBaseStyle({ sources, layers }: StyleSpecification): BaseStyle {
  const named = (name: string) => `base-${name}`;
  const taken = layers.filter((layer) => PLAIN.has(layer.type));
  return {
    sources: Object.fromEntries(
      Object.entries(sources).map(([name, source]): [string, SourceSpecification] => [named(name), source]),
    ),
    layers: taken.map((layer) => ({
      ...layer,
      id: named(layer.id),
      ...('source' in layer && { source: named(layer.source as string) }),
    })) as LayerSpecification[],
  };
}
