import type { Dataset } from '../dataset.ts';
import { createRecordReader } from '../pack/unpack.ts';
import type { LayerRecords } from '../records.ts';
import { EDITED_LAYERS, type EditedLayer } from './edit.ts';

/** A record before and after an edit; `null` before it is added and after it is removed. */
export type Change = { [L in EditedLayer]: ChangeIn<L> }[EditedLayer];
export interface ChangeIn<L extends EditedLayer> {
  readonly layer: L;
  readonly id: string;
  readonly before: LayerRecords[L] | null;
  readonly after: LayerRecords[L] | null;
}

/** The records of the edited layers by id: those of a dataset, with the changes made so far laid over them. */
export interface RecordBook {
  /** The record of an id as it is now, `null` without one. */
  get<L extends EditedLayer>(layer: L, id: string): LayerRecords[L] | null;
  /** How many records have this id: more than one cannot be told apart, so none of them can be edited. */
  countOf(layer: EditedLayer, id: string): number;
  /** The ids of the stations or polygons of a site, in the order of the dataset, then as they came. */
  idsOfSite(layer: 'stations' | 'coverage', siteId: string): string[];
  /** Whether any two records of a layer share an id. */
  hasTwins(): boolean;
  make(change: Change): void;
  /** What is laid over the dataset, by id; `null` is removed. */
  changed<L extends EditedLayer>(layer: L): ReadonlyMap<string, LayerRecords[L] | null>;
  /** The record of the dataset itself, `null` where it has none of this id. */
  original<L extends EditedLayer>(layer: L, id: string): LayerRecords[L] | null;
}

interface LayerBook {
  readonly rowOf: Map<string, number>;
  readonly repeated: Map<string, number>;
  /** The records of the dataset that were asked for: one object each, so that putting one back is seen. */
  readonly originals: Map<string, LayerRecords[EditedLayer]>;
  readonly over: Map<string, LayerRecords[EditedLayer] | null>;
}

export function createRecordBook(dataset: Dataset): RecordBook {
  const read = createRecordReader(dataset);
  const books = Object.fromEntries(
    EDITED_LAYERS.map((layer) => [layer, openLayer(dataset[layer]?.id ?? [])]),
  ) as Record<EditedLayer, LayerBook>;
  const rowsOfSite = {
    stations: lazily(() => groupRows(dataset.stations?.siteId ?? [])),
    coverage: lazily(() => groupRows(dataset.coverage?.siteId ?? [])),
  };

  const original = <L extends EditedLayer>(layer: L, id: string): LayerRecords[L] | null => {
    const { rowOf, originals } = books[layer];
    const row = rowOf.get(id);
    if (row === undefined) return null;
    let record = originals.get(id) as LayerRecords[L] | undefined;
    if (record === undefined) {
      record = read(layer, row);
      originals.set(id, record);
    }
    return record;
  };
  const get = <L extends EditedLayer>(layer: L, id: string): LayerRecords[L] | null => {
    const over = books[layer].over.get(id) as LayerRecords[L] | null | undefined;
    return over === undefined ? original(layer, id) : over;
  };
  return {
    get,
    original,
    countOf: (layer, id) => books[layer].repeated.get(id) ?? Number(get(layer, id) !== null),
    idsOfSite(layer, siteId) {
      const { over } = books[layer];
      const rows = rowsOfSite[layer]().get(siteId) ?? [];
      const ids = rows.map((row) => dataset[layer]!.id[row]);
      const kept = ids.filter((id) => get(layer, id)?.siteId === siteId);
      const own = new Set(ids);
      for (const [id, record] of over)
        if (record !== null && !own.has(id) && (record as { siteId: string | null }).siteId === siteId) kept.push(id);
      return kept;
    },
    hasTwins: () => EDITED_LAYERS.some((layer) => books[layer].repeated.size > 0),
    make({ layer, id, after }) {
      const { over, rowOf, originals } = books[layer];
      // What is again as it was leaves no trace: the one record that was read, or nothing where nothing was.
      if (after === null ? !rowOf.has(id) : after === originals.get(id)) over.delete(id);
      else over.set(id, after);
    },
    changed: <L extends EditedLayer>(layer: L) => books[layer].over as ReadonlyMap<string, LayerRecords[L] | null>,
  };
}

function openLayer(ids: readonly string[]): LayerBook {
  const rowOf = new Map<string, number>();
  const repeated = new Map<string, number>();
  ids.forEach((id, row) => {
    if (rowOf.has(id)) repeated.set(id, (repeated.get(id) ?? 1) + 1);
    else rowOf.set(id, row);
  });
  return { rowOf, repeated, originals: new Map(), over: new Map() };
}

function groupRows(names: readonly (string | null)[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  names.forEach((name, row) => {
    if (name === null) return;
    const own = rows.get(name);
    if (own === undefined) rows.set(name, [row]);
    else own.push(row);
  });
  return rows;
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
