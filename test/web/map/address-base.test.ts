import { afterEach, expect, it, vi } from 'vitest';
import { AddressError, openAddress, toBaseStyle } from '../../../web/map/base/address-base.ts';
import { messagesOf } from '../../../web/messages/index.ts';

const PAGE = 'https://phusong.example.vn/app/';
const STYLE = 'https://maps.example.vn/styles/plain.json';

/** A network that answers as it is told, behind a policy that lets some origins in, as a browser does. */
function behindPolicy(allowed: readonly string[], answers: Readonly<Record<string, unknown>>) {
  const document = new EventTarget();
  const asked: string[] = [];
  vi.stubGlobal('document', document);
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    const { origin } = new URL(url);
    if (!allowed.includes(origin)) {
      setTimeout(
        () => document.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI: url })),
        5,
      );
      throw new TypeError('Failed to fetch');
    }
    if (!(url in answers)) throw new TypeError('Failed to fetch');
    const answer = answers[url];
    return new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), {
      status: answer === 404 ? 404 : 200,
    });
  });
  return asked;
}
afterEach(() => void vi.unstubAllGlobals());

const faultOf = async (address: string): Promise<[string, string]> => {
  const error = await openAddress(address, PAGE).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(AddressError);
  const { fault, address: meant } = error as AddressError;
  return [fault, meant];
};

const layer = { id: 'land', type: 'fill', source: 'ground', 'source-layer': 'land', paint: {} };
const styleOf = (source: object, layers: object[] = [layer]) => ({
  version: 8,
  sources: { ground: source, unused: { type: 'vector', url: 'mapbox://nothing' } },
  layers,
});

it('pictures are asked for once, and what keeps them out is told apart', async () => {
  const tiles = 'https://tiles.example.vn/{z}/{x}/{y}.png';
  const first = 'https://tiles.example.vn/0/0/0.png';
  behindPolicy([], {});
  expect(await faultOf(tiles)).toEqual(['blocked', first]);
  behindPolicy(['https://tiles.example.vn'], {});
  expect(await faultOf(tiles)).toEqual(['unreachable', first]);
  const asked = behindPolicy(['https://tiles.example.vn'], { [first]: 404 });
  expect((await openAddress(tiles, PAGE)).sources.base).toMatchObject({ tiles: [tiles] });
  expect(asked).toEqual([first]);
  expect(await faultOf('ftp://x/{z}/{x}/{y}')).toEqual(['address', 'ftp://x/{z}/{x}/{y}']);
});

it('a style is read with addresses of its own; what it draws from must be within reach too, and is named', async () => {
  const home = 'https://maps.example.vn';
  const open = (style: unknown, allowed = [home], answers: Record<string, unknown> = {}) =>
    behindPolicy(allowed, { [STYLE]: style, ...answers });
  behindPolicy([], {});
  expect(await faultOf(STYLE)).toEqual(['blocked', STYLE]);
  open('<html>');
  expect(await faultOf(STYLE)).toEqual(['no-style', STYLE]);
  open(styleOf({ type: 'vector', url: 'x' }, [{ id: 'names', type: 'symbol', source: 'ground' }]));
  expect(await faultOf(STYLE)).toEqual(['no-style', STYLE]);
  open(styleOf({ type: 'vector', tiles: ['https://other.example.vn/{z}/{x}/{y}.pbf'] }));
  expect(await faultOf(STYLE)).toEqual(['blocked', 'https://other.example.vn/0/0/0.pbf']);
  open(styleOf({ type: 'vector', url: 'mapbox://mapbox.streets' }));
  expect(await faultOf(STYLE)).toEqual(['no-source', 'mapbox://mapbox.streets']);
  open(styleOf({ type: 'vector', tiles: ['../tiles/{z}/{x}/{y}.pbf'] }), [home], {
    'https://maps.example.vn/tiles/0/0/0.pbf': '',
  });
  expect(await openAddress(STYLE, PAGE)).toEqual({
    sources: { 'base-ground': { type: 'vector', tiles: ['https://maps.example.vn/tiles/{z}/{x}/{y}.pbf'] } },
    layers: [{ ...layer, id: 'base-land', source: 'base-ground' }],
  });
});

it('an archive is to be opened as a file, and is not fetched', async () => {
  const asked = behindPolicy(['https://maps.example.vn'], {});
  expect(await faultOf('https://maps.example.vn/vn.pmtiles?key=1')).toEqual([
    'archive',
    'https://maps.example.vn/vn.pmtiles?key=1',
  ]);
  expect(asked).toEqual([]);
});

it('a background needs no source, and every fault has its sentence', () => {
  const background = { id: 'paper', type: 'background', paint: {} };
  expect(toBaseStyle(styleOf({ type: 'vector' }, [background]) as never, STYLE).layers).toEqual([]);
  for (const language of ['vi', 'en'] as const)
    expect(messagesOf(language).onBase.faults.blocked('https://a.vn')).toContain('--allow-origin https://a.vn');
});
