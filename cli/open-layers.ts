import { resolve } from 'node:path';
import type { DatasetSource, LoadOptions } from '../data/index.ts';
import { nearest } from '../data/nearest.ts';
import { createSha256, openFile, openFolder } from '../data/node-files.ts';
import { LAYERS, type LayerName } from '../engine/index.ts';
import type { Arguments, OptionSpec } from './command.ts';
import { UserError } from './errors.ts';

export const LAYER_OPTION: OptionSpec = {
  type: 'string',
  value: 'NAME=FILE',
  multiple: true,
  help: {
    en: 'read a layer from this file instead of DIR, as villages=thon-ban.csv; may be repeated',
    vi: 'đọc một lớp từ tệp này thay vì từ DIR, ví dụ villages=thon-ban.csv; có thể nêu nhiều lần',
  },
};

/** The dataset that the arguments name: a folder, single layer files, or both. */
export async function openDataset(
  args: Arguments,
  cwd: string,
): Promise<{ source: DatasetSource; layers: NonNullable<LoadOptions['layers']> }> {
  const [folder] = args.positionals;
  const given = args.values('layer').map(parseLayer);
  if (folder === undefined && given.length === 0) throw new UserError((say) => say.nothingToRead);
  const layers: Partial<Record<LayerName, Awaited<ReturnType<typeof openFile>>>> = {};
  for (const [layer, file] of given) {
    if (layers[layer] !== undefined) throw new UserError((say) => say.layerTwice(layer));
    layers[layer] = await openFile(resolve(cwd, file));
  }
  const source = folder === undefined ? noFolder : await openFolder(resolve(cwd, folder));
  return { source, layers };
}

const noFolder: DatasetSource = { name: 'layers', files: [], createSha256 };

function parseLayer(text: string): [LayerName, string] {
  const at = text.indexOf('=');
  const [name, file] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || file === '') throw new UserError((say) => say.badLayer(text));
  const layer = LAYERS.find((known) => known === name);
  if (layer === undefined)
    throw new UserError(
      (say) => say.noLayer(name, nearest(name, LAYERS)),
      (say) => say.layersAre(LAYERS),
    );
  return [layer, file];
}
