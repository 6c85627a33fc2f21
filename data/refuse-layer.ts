import { countColumns } from './aliases/index.ts';
import { type LayerCounts, showHeaders, wrongLayerVerdict } from './check/index.ts';
import { type Issue, UnreadableFileError } from './row.ts';

/** Reasons of the readers that speak of a whole file when every row is rejected for one of them. */
const FILE_REASONS = [
  'not-a-feature',
  'ragged-row',
  'broken-json',
  'bad-wkt',
  'bad-geometry',
  'unknown-crs',
  'outside-crs',
];

/** Reasons that one or two rows may share by chance, but not a whole file. */
const MASS_REASONS = ['bad-coordinate', 'coordinate-out-of-range'];
const MASS_FROM_ROWS = 3;

/** Reasons, or how they begin, for which rows are rejected under a line that is not their header. */
const HEADER_REASONS = ['ragged-row', 'missing-geometry', 'missing-column'];

/** Throws where every row of a file was rejected because the file is not what its layer needs. `headers` are those of a table. */
export function refuseIfNothingFits(
  fileName: string,
  counts: LayerCounts,
  headers: readonly string[],
  findFirst: () => Issue | undefined,
): void {
  const { layer, read, accepted, reasons } = counts;
  if (read === 0 || accepted > 0) return;
  const wrongLayer = wrongLayerVerdict(counts, headers);
  if (wrongLayer !== null) throw new UnreadableFileError(fileName, ...wrongLayer);
  if (lacksHeader(counts, headers))
    throw new UnreadableFileError(fileName, 'no-header', { layer, read, headers: showHeaders(headers) });
  const telling = read < MASS_FROM_ROWS ? FILE_REASONS : [...FILE_REASONS, ...MASS_REASONS];
  const told = telling.reduce((sum, reason) => sum + (reasons.get(reason) ?? 0), 0);
  if (told < read) return;
  const first = findFirst();
  const detail = first === undefined ? '' : `${first.message} (row ${first.row})`;
  const params = { layer, read, detail, row: first?.row ?? 0 };
  const faults = first === undefined ? [] : [{ code: first.code, params: first.params }, ...(first.further ?? [])];
  throw new UnreadableFileError(fileName, read === 1 ? 'one-row-unfit' : 'no-row-fits', params, faults);
}

/** Whether no row of a table fits its first line, which names no column of the layer: a title, perhaps, stands above the header. */
function lacksHeader({ layer, read, reasons }: LayerCounts, headers: readonly string[]): boolean {
  if (headers.length === 0 || countColumns(layer, headers) > 0) return false;
  const misfits = [...reasons].filter(([reason]) => HEADER_REASONS.some((start) => reason.startsWith(start)));
  return misfits.reduce((sum, [, count]) => sum + count, 0) === read;
}
