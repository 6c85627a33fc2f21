import type { FlatGeometry, LayerRecords } from '../../../engine/index.ts';
import type { Edit } from '../../../engine/scenario/index.ts';
import { polygon } from '../dataset-builder.ts';
import { seeded, star } from '../overlay/shapes.ts';
import { coverageRecord } from '../scenario/edits.ts';

/** How coverage is drawn: stars, parallelograms on a lattice, and such of a few thousand grid units that bend as they are cut. */
export type Drawing = 'stars' | 'lattice' | 'grid units';

export const OPERATORS = ['A', 'B', 'C'];
export const TECHNOLOGIES = ['3G', '4G'] as const;

/** Seeded records of coverage and edits of them; the extent is about 1 degree, 0.2 degrees, or 5,000 units from 0.1. */
export function drawCoverage(drawing: Drawing, seed: number) {
  const random = seeded(seed);
  const below = (count: number) => Math.floor(random() * count);
  const snap = {
    stars: (v: number) => Math.round(v * 1e6) / 1e6,
    lattice: (v: number) => Math.round(v * 20) / 100,
    'grid units': (v: number) => 0.1 + Math.round(v * 5000) / 1e9,
  }[drawing];
  const shape = (): FlatGeometry => {
    const [x, y] = [random(), random()];
    const at = ([dx, dy]: readonly [number, number]): [number, number] => [snap(x + dx), snap(y + dy)];
    if (drawing === 'stars' && below(10) > 0)
      return polygon(star(random, 0, 0, 0.02 + 0.1 * random(), 8 + below(40)).map(at));
    // One in forty is ten times as large.
    const scale = (below(40) === 0 ? 10 : 1) / 20;
    const [w, h, s] = [(1 + below(12)) * scale, (1 + below(12)) * scale, (below(11) - 5) / 20];
    // One in five crosses itself.
    return below(5) === 0
      ? polygon([at([0, 0]), at([w, h]), at([w, 0]), at([0, h])])
      : polygon([at([0, 0]), at([w, 0]), at([w + s, h]), at([s, h])]);
  };
  const record = (id: string, geometry: FlatGeometry): LayerRecords['coverage'] =>
    coverageRecord({ id, operator: OPERATORS[below(3)], technology: TECHNOLOGIES[below(2)], geometry });
  const create = (count: number) => Array.from({ length: count }, (_, i) => record(`k${i}`, shape()));
  /** Adds, replaces or removes a polygon; now and then what comes is another's very shape. */
  const edit = (present: ReadonlyMap<string, LayerRecords['coverage']>, id: string): Edit => {
    const ids = [...present.keys()];
    const chosen = ids[below(ids.length)];
    const twin = present.get(ids[below(ids.length)])!.geometry;
    const geometry = below(4) === 0 ? twin : shape();
    const kind = ids.length < 5 ? 0 : below(3);
    if (kind === 0) return { kind: 'add-coverage', coverage: record(id, geometry) };
    if (kind === 1) return { kind: 'replace-coverage', coverage: record(chosen, geometry) };
    return { kind: 'remove-coverage', id: chosen };
  };
  return { create, edit, random, below };
}
