import type { edgeAreaM2 } from '../../../engine/geodesy/area.ts';
import { facesOf, type Question, remembered } from '../../../engine/overlay/overlay.ts';
import type { PolygonSet } from '../../../engine/overlay/polygon-set.ts';
import { toDegrees } from '../../../engine/overlay/units.ts';

/**
 * The area in m² of the faces that satisfy each question, in the order of the questions, from one arrangement and
 * without tracing a ring: each edge with the answer true on one side only adds or takes the area below it. With the interior
 * on its left an edge that runs eastward is the lower side, so the area is minus the sum of `edgeAreaM2`. Layers, masks and errors as
 * in {@link overlay}. Sums are compensated (Neumaier 1974), and the order of the input decides their last bit.
 */
export function overlayAreas(
  layers: readonly PolygonSet[],
  questions: readonly Question[],
  areaUnder: typeof edgeAreaM2,
): Float64Array {
  const sums = new Float64Array(questions.length);
  const faces = facesOf(layers);
  if (faces === null) return sums;
  const { table } = faces.arrangement;
  const rest = new Float64Array(questions.length);
  const asked = questions.map(remembered);
  for (let e = 0; e < table.edges; e++) {
    const left = faces.masks[2 * e];
    const right = faces.masks[2 * e + 1];
    let area = Number.NaN;
    for (let q = 0; q < asked.length; q++) {
      const within = asked[q](left);
      if (within === asked[q](right)) continue;
      if (Number.isNaN(area)) {
        const a = table.from[e];
        const b = table.to[e];
        area = areaUnder(toDegrees(table.x[a]), toDegrees(table.y[a]), toDegrees(table.x[b]), toDegrees(table.y[b]));
      }
      const term = within ? -area : area;
      const sum = sums[q] + term;
      rest[q] += Math.abs(sums[q]) >= Math.abs(term) ? sums[q] - sum + term : term - sum + sums[q];
      sums[q] = sum;
    }
  }
  for (let q = 0; q < sums.length; q++) sums[q] += rest[q];
  return sums;
}
