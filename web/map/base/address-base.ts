import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { BaseStyle } from './user-base.ts';

/**
 * Why an address gives no map: it makes no sense, the page's policy keeps it out, nothing answers there, it is no style, it is an
 * archive that has to be opened as a file, or its style draws from something that is no address.
 */
export type AddressFault = 'address' | 'blocked' | 'unreachable' | 'no-style' | 'archive' | 'no-source';

/** An address that gives no map, be it the one that was given or one that a style names. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
  constructor(
    readonly fault: AddressFault,
    readonly address: string,
  ) {
    super(`${fault}: ${address}`);
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
    const tiles = [resolve(address, page)];
    await ask(firstTile(tiles[0]), false);
    return {
      sources: { base: { type: 'raster', tiles, tileSize: 256 } },
      layers: [{ id: 'base', type: 'raster', source: 'base' }],
    };
  }
  const url = new URL(address, page);
  if (/\.pmtiles$/i.test(url.pathname)) throw new AddressError('archive', address);
  const answer = await ask(url.href, true);
  const style = (await answer.json().catch(() => null)) as StyleSpecification | null;
  if (style === null || !Array.isArray(style.layers) || typeof style.sources !== 'object')
    throw new AddressError('no-style', address);
  const base = toBaseStyle(style, url.href);
  if (base.layers.length === 0) throw new AddressError('no-style', address);
  await tryOrigins(addressesOf(base));
  return base;
}

/** An address in full; a URL escapes the braces that stand for the numbers of a tile. */
const resolve = (address: string, from: string): string =>
  new URL(address, from).href.replace(/%7B/gi, '{').replace(/%7D/gi, '}');

/** The address of the tile of the whole world. */
const firstTile = (address: string): string => address.replace(/\{[zxy]\}/g, '0').replace(/\{\w+\}/g, '');

/** What the map will ask for first, an address for each source. */
const addressesOf = ({ sources }: BaseStyle): string[] =>
  Object.values(sources).flatMap((source) => {
    if ('url' in source && source.url !== undefined) return [source.url];
    if ('tiles' in source && source.tiles !== undefined) return [firstTile(source.tiles[0])];
    return 'data' in source && typeof source.data === 'string' ? [source.data] : [];
  });

/** Asks once of each origin, since the map itself would fail without a word. Rejects with an `AddressError`. */
async function tryOrigins(addresses: readonly string[]): Promise<void> {
  const origins = new Set<string>();
  for (const address of addresses) {
    const { origin, protocol } = new URL(address);
    if (!/^https?:$/.test(protocol)) throw new AddressError('no-source', address);
    if (origins.has(origin)) continue;
    origins.add(origin);
    await ask(address, false);
  }
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

/** A source with its addresses in full. */
function withAddresses(source: SourceSpecification, from: string): SourceSpecification {
  const full = {
    ...source,
    ...('url' in source && typeof source.url === 'string' && { url: resolve(source.url, from) }),
    ...('tiles' in source && source.tiles && { tiles: source.tiles.map((tile) => resolve(tile, from)) }),
    ...('data' in source && typeof source.data === 'string' && { data: resolve(source.data, from) }),
  };
  return full as SourceSpecification;
}

/**
 * The plain layers of a style with the sources that they draw from, under names that meet no others; addresses are taken from that of
 * the style. Signs and names are left out: they need images and glyphs.
 */
export function toBaseStyle({ sources, layers }: StyleSpecification, from: string): BaseStyle {
  const named = (name: string) => `base-${name}`;
  const taken = layers.filter((layer) => PLAIN.has(layer.type));
  const used = new Set(taken.map((layer) => ('source' in layer ? layer.source : null)));
  return {
    sources: Object.fromEntries(
      Object.entries(sources)
        .filter(([name]) => used.has(name))
        .map(([name, source]): [string, SourceSpecification] => [named(name), withAddresses(source, from)]),
    ),
    layers: taken.map((layer) => ({
      ...layer,
      id: named(layer.id),
      ...('source' in layer && { source: named(layer.source as string) }),
    })) as LayerSpecification[],
  };
}
