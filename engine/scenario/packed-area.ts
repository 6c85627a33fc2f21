import type { ShapeColumns } from '../dataset.ts';
import { countsUnder } from '../measure/evidence.ts';
import { createShapeBuilder } from '../pack/shapes.ts';
import type { Profile } from '../profile.ts';
import type { CoverageRecord } from '../records.ts';
import { TECHNOLOGIES } from '../vocabulary.ts';

/** A coverage polygon by itself: a layer of one feature, with the very numbers that it has in a packed dataset. */
export interface PackedArea {
  readonly id: string;
  readonly operator: string;
  /** Index into `TECHNOLOGIES`. */
  readonly technology: number;
  readonly shapes: ShapeColumns;
  isCounted(profile: Profile): boolean;
}

const packed = new WeakMap<CoverageRecord, PackedArea>();

/** The packed form of a record, made once for each. */
export function packArea(record: CoverageRecord): PackedArea {
  let area = packed.get(record);
  if (area === undefined) {
    const builder = createShapeBuilder('polygon');
    builder.push(record.geometry);
    area = {
      id: record.id,
      operator: record.operator,
      technology: TECHNOLOGIES.indexOf(record.technology),
      shapes: builder.gather(Uint32Array.of(0)),
      isCounted: (profile) => countsUnder(profile, record.serviceClass, record.basis),
    };
    packed.set(record, area);
  }
  return area;
}

/** A polygon before and after an edit; `null` where it is not there. */
export interface AreaChange {
  readonly before: PackedArea | null;
  readonly after: PackedArea | null;
}
