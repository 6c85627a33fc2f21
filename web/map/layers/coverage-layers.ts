/** What an analysis found of the ground: covered, and not. */
import type { Analysis, DeadZone, PolygonSet } from '../../../engine/index.ts';
import { pointInside } from '../../../engine/predicates/point-inside.ts';
import { preparePoints } from '../tiles/cut-points.ts';
import { prepareShapes } from '../tiles/prepare-shapes.ts';
import type { TileLayer } from '../tiles/tile-cutter.ts';
import { asOneFeature, oneFeature } from './features.ts';

/** So many dead zones have their rank written on the map. */
export const RANKED_ZONES = 12;

/** Dissolved coverage; `asked` names the wanted ones by their position in the analysis, as `0.4.5`. */
export const coverageLayer = ({ dissolved }: Analysis, asked: string): TileLayer => ({
  name: 'coverage',
  shapes: asked
    .split('.')
    .filter((position) => position !== '' && Number(position) in dissolved)
    .map((position) => {
      const { operator, technology, polygons } = dissolved[Number(position)];
      return oneFeature(polygons, Number(position), { operator, technology });
    }),
});

const joined = new WeakMap<readonly DeadZone[], PolygonSet>();

/** All zones as one set of polygons, one zone after the other. */
function joinZones(zones: readonly DeadZone[]): PolygonSet {
  let set = joined.get(zones);
  if (set === undefined) {
    set = concatenate(zones.map(({ polygons }) => polygons));
    joined.set(zones, set);
  }
  return set;
}

/** Sets one behind the other. */
export function concatenate(sets: readonly PolygonSet[]): PolygonSet {
  const count = (of: (set: PolygonSet) => number) => sets.reduce((sum, set) => sum + of(set), 0);
  const partStart = new Uint32Array(count((set) => set.partStart.length - 1) + 1);
  const ringStart = new Uint32Array(count((set) => set.ringStart.length - 1) + 1);
  const coords = new Float64Array(count((set) => set.coords.length));
  let [part, ring, vertex] = [0, 0, 0];
  for (const set of sets) {
    for (let k = 0; k + 1 < set.partStart.length; k++) partStart[part + k] = ring + set.partStart[k];
    for (let k = 0; k + 1 < set.ringStart.length; k++) ringStart[ring + k] = vertex + set.ringStart[k];
    coords.set(set.coords, vertex * 2);
    part += set.partStart.length - 1;
    ring += set.ringStart.length - 1;
    vertex += set.coords.length / 2;
  }
  partStart[part] = ring;
  ringStart[ring] = vertex;
  return { partStart, ringStart, coords };
}

export function deadZoneLayer({ deadZones }: Analysis): TileLayer {
  const set = joinZones(deadZones);
  const zoneOf = deadZones.flatMap(({ polygons }, zone) => Array(polygons.partStart.length - 1).fill(zone) as number[]);
  return {
    name: 'dead-zones',
    shapes: [
      {
        kind: 'polygon',
        shapes: prepareShapes(set),
        featureOf: (part) => zoneOf[part],
        propertiesOf: (zone) => ({ villages: deadZones[zone].villages }),
      },
    ],
  };
}

/** A position well inside a zone. */
export function insideZone({ polygons }: DeadZone): [number, number] {
  return pointInside(asOneFeature(polygons), 0) ?? [polygons.coords[0], polygons.coords[1]];
}

/** The ranks of the largest zones, each where its zone is. */
export function deadZoneLabelLayer({ deadZones }: Analysis): TileLayer {
  const places = deadZones.slice(0, RANKED_ZONES).map(insideZone);
  const lng = Float64Array.from(places, ([value]) => value);
  const lat = Float64Array.from(places, ([, value]) => value);
  return {
    name: 'dead-zone-labels',
    points: { points: preparePoints({ lng, lat }), propertiesOf: (row) => ({ rank: row + 1 }) },
  };
}
