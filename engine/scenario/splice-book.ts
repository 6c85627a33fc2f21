import { type Dataset, NO_COMPANY, NO_ROW } from '../dataset.ts';
import { compareText } from '../pack/companies.ts';
import { stationKey } from '../pack/layer-packers.ts';
import { LAYER_COLUMNS } from '../pack/packed-columns.ts';
import { createDatasetPacker } from '../pack/packer.ts';
import { shapeRowKey } from '../pack/row-packer.ts';
import { compareShapes } from '../pack/shapes.ts';
import { createRecordReader } from '../pack/unpack.ts';
import { EDITED_LAYERS, type EditedLayer } from './edit.ts';
import type { RecordBook } from './record-book.ts';
import { type Run, spliceList, spliceNumbers, spliceRuns, spliceShapes } from './splice-runs.ts';

/**
 * The dataset that packing the records of a book gives, made of the packed columns: only what changed is packed. `null` where
 * that cannot be done, because a layer or a company is new or the last of a company is gone; then everything is packed anew.
 */
export function spliceBook(
  base: Dataset,
  book: RecordBook,
  isOverruled: (declaration: number) => boolean,
): Dataset | null {
  const spliced: Record<string, unknown> = { ...base };
  for (const layer of EDITED_LAYERS) {
    if (book.changed(layer).size === 0) continue;
    if (base[layer] === null) return null;
    const columns = spliceLayer(base, book, layer);
    if (columns === null) return null;
    spliced[layer] = columns;
  }
  if (base.declarations !== null && book.changed('coverage').size > 0)
    spliced.declarations = withoutOverruled(base, isOverruled);
  const dataset = spliced as unknown as Dataset;
  if (dataset.stations !== null && (dataset.sites !== base.sites || dataset.stations !== base.stations)) {
    const rowOf = new Map(dataset.sites?.id.map((id, row) => [id, row]));
    const site = Int32Array.from(dataset.stations.siteId, (id) => rowOf.get(id ?? '') ?? NO_ROW);
    spliced.stations = { ...dataset.stations, site };
  }
  return namesAll(spliced as unknown as Dataset) ? (spliced as unknown as Dataset) : null;
}

/** A layer with the changed records in their places; `null` where one names a company that the dataset does not know. */
function spliceLayer<L extends EditedLayer>(base: Dataset, book: RecordBook, layer: L): unknown {
  const packer = createDatasetPacker();
  packer.openLayer(layer);
  const changed = book.changed(layer);
  // By id, as rows that are equal otherwise stand.
  for (const record of [...changed.values()].filter((r) => r !== null).sort((a, b) => compareText(a.id, b.id)))
    packer.add(layer, record);
  const few = packer.finish();
  const codeOf = new Map(base.companies.map((name, code) => [name, code]));
  if (few.companies.some((name) => !codeOf.has(name))) return null;

  const [before, added] = [base[layer]!, few[layer]!];
  const gone: number[] = [];
  before.id.forEach((id, row) => {
    if (changed.has(id)) gone.push(row);
  });
  const runs = spliceRuns(before.count, gone, added.count, createOrder(base, few, layer));
  const columns: Record<string, unknown> = { count: runs.reduce((sum, { from, to }) => sum + to - from, 0) };
  for (const [name, { kind }] of Object.entries(LAYER_COLUMNS[layer])) {
    const own = (before as unknown as Record<string, never>)[name];
    const come = (added as unknown as Record<string, never>)[name];
    columns[name] = spliceColumn(kind, runs, own, come, (code) => codeOf.get(few.companies[code])!);
  }
  return columns;
}

function spliceColumn(kind: string, runs: readonly Run[], own: never, come: never, recode: (code: number) => number) {
  if (kind === 'shapes') return spliceShapes(runs, own, come);
  if (kind === 'text' || kind === 'optional-text') return spliceList(runs, own, come);
  if (kind !== 'company') return spliceNumbers(runs, own, come);
  const codes = (come as Uint16Array).map((code) => (code === NO_COMPANY ? code : recode(code)));
  return spliceNumbers(runs, own as Uint16Array, codes);
}

/** Whether a new row stands before a row of the dataset; of equal rows the dataset's comes first. */
function createOrder(base: Dataset, few: Dataset, layer: EditedLayer): (added: number, row: number) => boolean {
  if (layer === 'sites') return (added, row) => compareText(few.sites!.id[added], base.sites!.id[row]) < 0;
  const [readBase, readFew] = [createRecordReader(base), createRecordReader(few)];
  if (layer === 'stations') {
    return (added, row) =>
      compareText(stationKey(readFew('stations', added)), stationKey(readBase('stations', row))) < 0;
  }
  return (added, row) =>
    (compareShapes(few[layer]!.shapes, added, base[layer]!.shapes, row) ||
      compareText(shapeRowKey(readFew(layer, added)), shapeRowKey(readBase(layer, row)))) < 0;
}

function withoutOverruled({ declarations }: Dataset, isOverruled: (row: number) => boolean) {
  const kept = Uint32Array.from(declarations!.operator.keys()).filter((row) => !isOverruled(row));
  if (kept.length === declarations!.count) return declarations;
  return {
    count: kept.length,
    operator: Uint16Array.from(kept, (row) => declarations!.operator[row]),
    technology: Uint8Array.from(kept, (row) => declarations!.technology[row]),
    coveredShare: Float64Array.from(kept, (row) => declarations!.coveredShare[row]),
    village: Int32Array.from(kept, (row) => declarations!.village[row]),
  };
}

/** Whether every company of a dataset's table is named somewhere in it. */
function namesAll(dataset: Dataset): boolean {
  const isNamed = new Uint8Array(dataset.companies.length);
  for (const [layer, specs] of Object.entries(LAYER_COLUMNS)) {
    const columns = dataset[layer as keyof Dataset] as unknown as Record<string, Uint16Array> | null;
    if (columns === null) continue;
    for (const [name, { kind }] of Object.entries(specs))
      if (kind === 'company' || kind === 'users')
        for (const code of columns[name]) if (code !== NO_COMPANY) isNamed[code] = 1;
  }
  return isNamed.every((named) => named === 1);
}
