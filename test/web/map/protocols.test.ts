import { addProtocol } from 'maplibre-gl';
import { expect, it, vi } from 'vitest';
import { serveTiles } from '../../../web/map/protocols.ts';

vi.mock('maplibre-gl', () => ({ addProtocol: vi.fn(), removeProtocol: vi.fn() }));

/** What a map gets for an address, by the protocols that were added. */
async function ask(url: string): Promise<unknown> {
  const answers = vi.mocked(addProtocol).mock.calls.filter(([protocol]) => url.startsWith(`${protocol}:`));
  const [, answer] = answers[answers.length - 1];
  return (await answer({ url }, new AbortController())).data;
}

it('a map that asks after its end gets an empty tile and is not sent to the network', async () => {
  const tileOf = vi.fn(async (set: string, z: number, x: number, y: number) =>
    new TextEncoder().encode(`${set} ${z} ${x} ${y}`),
  );
  const terrainTileOf = vi.fn(async () => 'heights' as unknown as ImageBitmap);
  const stop = serveTiles({ tileOf, terrainTileOf });
  const tile = await ask('phusong://7/coverage/4G+/8/200/111');
  expect(new TextDecoder().decode(tile as ArrayBuffer)).toBe('coverage/4G+ 8 200 111');
  expect(await ask('phusong-terrain://7/8/200/111')).toBe('heights');
  stop();
  expect(await ask('phusong://7/coverage/4G+/8/200/111')).toEqual(new ArrayBuffer(0));
  await expect(ask('phusong-terrain://7/8/200/111')).rejects.toThrow('no heights here');
  expect(tileOf).toHaveBeenCalledOnce();
  expect(terrainTileOf).toHaveBeenCalledOnce();
});
