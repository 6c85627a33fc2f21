import { z } from 'zod';
import type { FlatGeometry, LayerName, LayerRecords } from '../../engine/index.ts';
import type { Doubt } from './doubts.ts';

/** Where a row lies: `lng`, `lat` of a layer of points (NaN where it has none), `geometry` of lines and polygons. */
export interface Where {
  lng: number;
  lat: number;
  geometry: FlatGeometry;
}

/** What a layer's geometry must be; `point-or-none` is a layer that may stand on another. */
export type GeometryKind = 'point' | 'line' | 'polygon' | 'none' | 'point-or-none';

/** What makes the rows of a layer: the shape of its cells, and how a row of them becomes a record. */
export interface LayerSchema<L extends LayerName, Columns = unknown> {
  readonly layer: L;
  readonly geometry: GeometryKind;
  /** Canonical columns → canonical values; absent cells are allowed, unknown columns are dropped. */
  readonly columns: z.ZodType<Columns>;
  /** The column whose value names a row, if the layer has one; `isUnique` where two rows must not share it. */
  readonly key: { readonly column: string; readonly isUnique: boolean } | null;
  /** Columns whose accepted values may still deserve a warning. */
  readonly doubts: Readonly<Record<string, Doubt>>;
  /** Two rows at one position are worth a warning. */
  readonly doubtsSharedPosition: boolean;
  toRecord(columns: Columns, where: Where, id: string): LayerRecords[L];
}

interface LayerParts<L extends LayerName, Shape extends z.ZodRawShape> {
  readonly geometry: GeometryKind;
  readonly cells: Shape;
  readonly key?: { readonly column: string & keyof Shape; readonly isUnique: boolean };
  readonly doubts?: Readonly<Partial<Record<keyof Shape, Doubt>>>;
  readonly doubtsSharedPosition?: boolean;
  /** Judges cells that belong together. */
  readonly refine?: (columns: z.output<z.ZodObject<Shape>>, ctx: z.core.$RefinementCtx) => void;
  readonly toRecord: (columns: z.output<z.ZodObject<Shape>>, where: Where, id: string) => LayerRecords[L];
}

/** A layer's schema from its parts, its cells compiled by Zod into one flat function. */
export function defineLayer<L extends LayerName, Shape extends z.ZodRawShape>(
  layer: L,
  parts: LayerParts<L, Shape>,
): LayerSchema<L> {
  const cells = z.object(parts.cells);
  const refined = parts.refine === undefined ? cells : cells.superRefine(parts.refine);
  return {
    layer,
    geometry: parts.geometry,
    columns: z.compile(refined),
    key: parts.key ?? null,
    doubts: (parts.doubts ?? {}) as Readonly<Record<string, Doubt>>,
    doubtsSharedPosition: parts.doubtsSharedPosition ?? false,
    toRecord: parts.toRecord as LayerSchema<L>['toRecord'],
  };
}
