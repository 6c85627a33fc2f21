import { formatOf } from '../../data/read/formats.ts';

/** Whether a path is what systems leave in folders and nobody means: hidden files, resource forks, thumbnails. */
export const isJunk = (path: string): boolean =>
  path
    .split('/')
    .some((part) => part.startsWith('.') || part === '__MACOSX' || /^(thumbs\.db|desktop\.ini)$/i.test(part));

/** Elevation tiles have their own reader and are nobody's layer. */
export const isElevation = (path: string): boolean => /\.hgt(\.gz)?$/i.test(path);

/**
 * The folder of a tree that is the dataset, as a prefix of its files' paths: the one nearest to the top that holds a layer or a
 * `dataset.json`; of several equally near, the one with most of them. `''` is the top itself.
 */
export function datasetFolder(paths: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (isJunk(path) || formatOf(path) === null) continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const depth = (folder: string) => folder.split('/').length;
  const [best] = [...counts].sort(([a, m], [b, n]) => depth(a) - depth(b) || n - m || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

/** The files directly in the dataset's folder of a tree, and the elevation tiles in its `dem`, by their names in it. */
export function filesOfDataset<File extends { readonly path: string }>(
  files: readonly File[],
): (File & { name: string })[] {
  const folder = datasetFolder(files.map(({ path }) => path));
  const isIn = (path: string) => {
    const inside = path.slice(folder.length);
    return !inside.includes('/') || (isElevation(inside) && /^dem\/[^/]+$/.test(inside));
  };
  return files
    .filter(({ path }) => path.startsWith(folder) && isIn(path) && !isJunk(path))
    .map((file) => ({ ...file, name: file.path.slice(folder.length) }));
}

/** The files of a tree that could be layers and lie outside the dataset's folder, where nobody reads them. */
export function layersOutside(files: readonly { readonly path: string }[]): string[] {
  const folder = datasetFolder(files.map(({ path }) => path));
  return files
    .map(({ path }) => path)
    .filter((path) => !isJunk(path) && formatOf(path) !== null)
    .filter((path) => !path.startsWith(folder) || path.slice(folder.length).includes('/'))
    .sort();
}
