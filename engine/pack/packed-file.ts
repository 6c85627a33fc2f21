import type { Measured } from '../analyze.ts';
import type { Dataset, ShapeColumns } from '../dataset.ts';
import type { LayerName } from '../vocabulary.ts';
import { type Attachments, attachmentSections, takeAttachments } from './packed-attachments.ts';
import {
  ascending,
  checkCodes,
  checkCompanies,
  checkFlags,
  checkRows,
  checkShapes,
  type PackedCounts,
} from './packed-checks.ts';
import { type ColumnSpec, LAYER_COLUMNS, LAYOUT_CHECKSUM, PACKED_LAYERS } from './packed-columns.ts';
import { type MeasuredBy, measuredSections, takeMeasured } from './packed-measured.ts';
import {
  contradicted,
  type OpenedSections,
  openSections,
  parsePackedJson,
  type Section,
  writeSections,
} from './packed-sections.ts';
import { readTexts, textSections } from './packed-texts.ts';
import { decodeWtf8, encodeWtf8 } from './wtf8.ts';

/** What a packed file holds. */
export interface PackedContent {
  readonly dataset: Dataset;
  /** What was written beside the dataset. */
  readonly extras: unknown;
  readonly attachments: Attachments;
  /** What the engine that was asked for has measured of the dataset; `null` where it has not. */
  readonly measured: Measured | null;
}

/** What may stand in a packed file beside the dataset. */
export interface PackedBeside {
  readonly attachments?: Attachments;
  readonly measured?: MeasuredBy | null;
}

const SHAPE_PARTS = { featureStart: 'u32', partStart: 'u32', ringStart: 'u32', coords: 'f64', box: 'f64' } as const;

/**
 * The packed file of a dataset in pieces, with `extras`, any JSON value, attachments, and what was measured of it. The columns are not copied
 * and must not change until the last piece is taken. Format: see packed-sections.ts.
 */
export function writePacked(
  dataset: Dataset,
  extras: unknown,
  { attachments = new Map(), measured = null }: PackedBeside = {},
): Generator<Uint8Array> {
  const counts: Record<string, number> = { companies: dataset.companies.length };
  const sections: Section[] = [
    { name: 'extras', data: encodeWtf8(JSON.stringify(extras)) },
    ...textSections('companies', dataset.companies),
  ];
  for (const layer of PACKED_LAYERS) {
    const columns = dataset[layer];
    if (columns === null) continue;
    counts[layer] = columns.count;
    for (const [column, spec] of Object.entries(LAYER_COLUMNS[layer]) as [string, ColumnSpec][]) {
      const name = `${layer}.${column}`;
      const values = (columns as unknown as Record<string, unknown>)[column];
      if (spec.kind === 'shapes') sections.push(...shapeSections(name, values as ShapeColumns));
      else if (spec.kind === 'text' || spec.kind === 'optional-text')
        sections.push(...textSections(name, values as readonly (string | null)[]));
      else sections.push({ name, data: values as Section['data'] });
    }
  }
  const beside = [...attachmentSections(attachments), ...measuredSections(measured)];
  return writeSections([...sections, ...beside], LAYOUT_CHECKSUM, counts);
}

const shapeSections = (name: string, shapes: ShapeColumns): Section[] =>
  Object.keys(SHAPE_PARTS).map((part) => ({ name: `${name}.${part}`, data: shapes[part as keyof ShapeColumns] }));

/**
 * The content of a packed file, with what the engine `by` has measured of it; its number columns and attachments are views on `buffer`, which
 * must not change. Throws a `PackedFileError` where the file is damaged, cut off, of another version, or refers to rows that it does not have.
 */
export function readPacked(buffer: ArrayBufferLike, by: string | null = null): PackedContent {
  const file = openSections(buffer, LAYOUT_CHECKSUM);
  const counts = countsOf(file.facts);
  const layers: Record<string, unknown> = { companies: readTexts(file, 'companies', counts.companies, false) };
  for (const layer of PACKED_LAYERS) layers[layer] = readLayer(file, layer, counts);
  const dataset = layers as unknown as Dataset;
  const extras = parsePackedJson('section extras', decodeWtf8(file.take('extras', 'u8')));
  return { dataset, extras, attachments: takeAttachments(file), measured: takeMeasured(file, by, dataset) };
}

/** The attachments of a packed file alone. Throws as {@link readPacked} does. */
export const readAttachments = (buffer: ArrayBufferLike): Attachments =>
  takeAttachments(openSections(buffer, LAYOUT_CHECKSUM));

function countsOf(facts: unknown): PackedCounts {
  const counts = facts as PackedCounts | null;
  const isCount = (count: unknown) => Number.isInteger(count) && (count as number) >= 0;
  if (!isCount(counts?.companies) || !Object.values(counts!).every(isCount)) throw contradicted('directory');
  return counts!;
}

/** The columns of a layer, `null` where the file does not have it. */
function readLayer(file: OpenedSections, layer: LayerName, counts: PackedCounts): Record<string, unknown> | null {
  const count = counts[layer];
  if (count === undefined) return null;
  const columns: Record<string, unknown> = { count };
  for (const [column, spec] of Object.entries(LAYER_COLUMNS[layer]) as [string, ColumnSpec][])
    columns[column] = readColumn(file, `${layer}.${column}`, spec, count, counts);
  return columns;
}

function readColumn(
  file: OpenedSections,
  name: string,
  spec: ColumnSpec,
  count: number,
  counts: PackedCounts,
): unknown {
  switch (spec.kind) {
    case 'text':
    case 'optional-text':
      return readTexts(file, name, count, spec.kind === 'optional-text');
    case 'real':
      return file.take(name, 'f64', count);
    case 'flag':
      return checkFlags(name, file.take(name, 'u8', count));
    case 'code':
      return checkCodes(name, file.take(name, 'u8', count), spec.values.length, spec.optional);
    case 'company':
      return checkCompanies(name, file.take(name, 'u16', count), counts.companies, true);
    case 'row':
      return checkRows(name, file.take(name, 'i32', count), counts[spec.of] ?? 0);
    case 'user-starts':
      return ascending(name, file.take(name, 'u32', count + 1), file.take(`${name.split('.')[0]}.users`, 'u16').length);
    case 'users':
      return checkCompanies(name, file.take(name, 'u16'), counts.companies, false);
    case 'shapes':
      return checkShapes(name, readShapes(file, name), count);
  }
}

function readShapes(file: OpenedSections, name: string): ShapeColumns {
  const parts = Object.entries(SHAPE_PARTS).map(([part, type]) => [part, file.take(`${name}.${part}`, type)]);
  return Object.fromEntries(parts) as unknown as ShapeColumns;
}
