import type { Dataset } from '../dataset.ts';
import { compareText } from '../pack/companies.ts';
import { createDatasetPacker, type DatasetPacker } from '../pack/packer.ts';
import { layersOf, recordsOf } from '../pack/unpack.ts';
import type { DeclarationRecord, LayerRecords } from '../records.ts';
import type { LayerName } from '../vocabulary.ts';
import { EDITED_LAYERS, type Edit, type EditedLayer } from './edit.ts';
import { type Misfit, MisfitError } from './misfits.ts';
import { createOverrule } from './overruled.ts';
import { createRecordBook, type RecordBook } from './record-book.ts';
import { resolveEdit } from './resolve-edit.ts';

/** What keeps edits from being applied to a dataset one after the other; none where they fit. */
export function misfitsOf(dataset: Dataset, edits: readonly Edit[]): Misfit[] {
  const written = writeBook(dataset, edits);
  return 'misfits' in written ? written.misfits : [];
}

/**
 * The dataset after the edits, packed as if its files had held it: what any other way to the same result is measured by. A
 * declaration that denies a village what a new or changed polygon gives it speaks of the time before and is left out.
 * Changes of the profile are not the dataset's, see `profileAfter`. Throws a RangeError where an edit does not fit.
 */
export function applyEdits(dataset: Dataset, edits: readonly Edit[]): Dataset {
  const written = writeBook(dataset, edits);
  if ('misfits' in written) throw new MisfitError(written.misfits, 'scenario does not fit the dataset: ');
  return packBook(dataset, written.book);
}

/** The records after the edits. An edit that does not fit is passed over, so that all misfits are told at once. */
function writeBook(dataset: Dataset, edits: readonly Edit[]): { book: RecordBook } | { misfits: Misfit[] } {
  const book = createRecordBook(dataset);
  const misfits: Misfit[] = [];
  for (const edit of edits) {
    const resolved = resolveEdit(book, edit);
    if ('misfits' in resolved) misfits.push(...resolved.misfits);
    else for (const change of resolved.changes) book.make(change);
  }
  return misfits.length > 0 ? { misfits } : { book };
}

const isEdited = (layer: LayerName): layer is EditedLayer => (EDITED_LAYERS as readonly string[]).includes(layer);

/** The dataset with the records of a book, packed from its records. */
export function packBook(dataset: Dataset, book: RecordBook): Dataset {
  const packer = createDatasetPacker();
  const overrules = createOverrule(book);
  const { villages } = dataset;
  const rowOf = new Map(villages?.id.map((id, row) => [id, row]));
  const isOverruled = (record: DeclarationRecord): boolean => {
    const row = rowOf.get(record.villageId);
    return row !== undefined && overrules({ ...record, lng: villages!.lng[row], lat: villages!.lat[row] });
  };
  for (const layer of layersOf(dataset)) {
    packer.openLayer(layer);
    if (isEdited(layer)) copyUnchanged(dataset, layer, book, packer);
    else if (layer === 'declarations') {
      for (const record of recordsOf(dataset, layer)) if (!isOverruled(record)) packer.add(layer, record);
    } else for (const record of recordsOf(dataset, layer)) packer.add(layer, record);
  }
  for (const layer of EDITED_LAYERS) for (const record of changedRecords(book, layer)) packer.add(layer, record);
  return packer.finish();
}

/** The records that stand in the book and not, or not so, in the dataset; by id, so that the way to them never shows. */
const changedRecords = <L extends EditedLayer>(book: RecordBook, layer: L): LayerRecords[L][] =>
  [...book.changed(layer).values()].filter((record) => record !== null).sort((a, b) => compareText(a.id, b.id));

function copyUnchanged<L extends EditedLayer>(
  dataset: Dataset,
  layer: L,
  book: RecordBook,
  packer: DatasetPacker,
): void {
  const changed = book.changed(layer);
  for (const record of recordsOf(dataset, layer)) if (!changed.has(record.id)) packer.add(layer, record);
}
