import { expect, it } from 'vitest';
import { createCountedPolygons, layerKey } from '../../../engine/incremental/counted-polygons.ts';
import { createLiveOutlines, type DissolvedOnce } from '../../../engine/incremental/live-outlines.ts';
import { netChanges, zonesOf } from '../../../engine/incremental/zones.ts';
import { defaultProfile, type LayerRecords } from '../../../engine/index.ts';
import { commonPart, dissolve, emptyPolygonSet, overlay, type PolygonSet } from '../../../engine/overlay/index.ts';
import { partsToPolygonSet } from '../../../engine/overlay/local/index.ts';
import { packArea } from '../../../engine/scenario/packed-area.ts';
import { datasetOf } from '../dataset-builder.ts';
import { setOf } from '../overlay/shapes.ts';
import { type Drawing, drawCoverage, OPERATORS, TECHNOLOGIES } from './drawn-coverage.ts';

type Coverage = LayerRecords['coverage'];

/** The generations that the drawn technologies are. */
const GENERATIONS = TECHNOLOGIES.map((_, i) => i + 1);
const GROUND = {
  stars: dissolve(
    setOf([
      [
        [
          [-0.01, 0.013],
          [0.7, -0.1],
          [1.1, 0.5],
          [0.5, 1.2],
          [0.1, 0.9],
        ],
      ],
    ]),
  ),
  lattice: dissolve(
    setOf([
      [
        [
          [0, 0],
          [0.2, 0],
          [0.2, 0.15],
          [0.05, 0.2],
        ],
      ],
    ]),
  ),
  'grid units': dissolve(
    setOf([
      [
        [
          [0.1, 0.1],
          [0.100005, 0.1],
          [0.1000051, 0.1000049],
          [0.1000013, 0.100004],
        ],
      ],
    ]),
  ),
};

/** Everything dissolved from the start. */
function dissolveAll(present: Iterable<Coverage>, ground: PolygonSet): DissolvedOnce {
  const records = [...present];
  const unionOf = (isWanted: (operator: number, technology: number) => boolean): PolygonSet => {
    const own = records.filter(({ operator, technology }) =>
      isWanted(OPERATORS.indexOf(operator), 1 + (TECHNOLOGIES as readonly string[]).indexOf(technology)),
    );
    const rings = own.map(({ geometry }) => [
      Array.from({ length: geometry.coords.length / 2 - 1 }, (_, v): [number, number] => [
        geometry.coords[2 * v],
        geometry.coords[2 * v + 1],
      ]),
    ]);
    return own.length === 0 ? emptyPolygonSet() : dissolve(setOf(rings));
  };
  const ofOperators = OPERATORS.flatMap((_, owner) =>
    GENERATIONS.map((technology) => ({
      owner,
      technology,
      polygons: unionOf((o, t) => o === owner && t >= technology),
    })),
  );
  const any = GENERATIONS.map((technology) => ({
    owner: 'any' as const,
    technology,
    polygons: unionOf((_, t) => t >= technology),
  }));
  const all = GENERATIONS.map((technology) => ({
    owner: 'all' as const,
    technology,
    polygons: commonPart(
      ofOperators.filter((floor) => floor.technology === technology).map(({ polygons }) => polygons),
    ),
  }));
  return {
    layers: OPERATORS.flatMap((_, owner) =>
      GENERATIONS.map((technology) => ({
        owner,
        technology,
        polygons: unionOf((o, t) => o === owner && t === technology),
      })),
    ),
    floors: [...ofOperators, ...any, ...all],
    ground,
    dead: overlay([ground, any[0].polygons], (mask) => mask === 1),
  };
}

it.each<[Drawing, number, number]>([
  ['stars', 60, 1],
  ['lattice', 40, 3],
  ['grid units', 40, 3],
])('renews every outline around an edit to the bits of a dissolve from the start: %s', (drawing, count, seeds) => {
  let [rings, kept] = [0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const { create, edit } = drawCoverage(drawing, seed);
    const records = create(count);
    const present = new Map(records.map((record) => [record.id, record]));
    const polygons = createCountedPolygons(datasetOf({ coverage: records }), defaultProfile, OPERATORS);
    const live = createLiveOutlines(polygons, OPERATORS.length, dissolveAll(records, GROUND[drawing]));
    for (let step = 0; step < 6; step++) {
      const made = edit(present, `new${step}`);
      const id = 'id' in made ? made.id : 'coverage' in made ? (made.coverage as Coverage).id : '';
      const after = made.kind === 'remove-coverage' ? null : (made as { coverage: Coverage }).coverage;
      const before = present.get(id) ?? null;
      if (after === null) present.delete(id);
      else present.set(id, after);
      const zones = zonesOf(
        netChanges([{ before: before && packArea(before), after: after && packArea(after) }]),
        defaultProfile,
      );
      const rings0 = new Set(live.floors.flatMap(({ outline }) => outline.parts.flatMap((part) => part.rings)));
      for (const { box, take, put } of zones!) {
        const changed = [...take.map(polygons.take), ...put.map(polygons.put)].map((own) => own!.layer);
        expect(live.renew(box, changed), `${drawing}, seed ${seed}, step ${step}`).not.toBeNull();
      }
      for (const ring of live.floors.flatMap(({ outline }) => outline.parts.flatMap((part) => part.rings))) {
        rings++;
        if (rings0.has(ring)) kept++;
      }
      const whole = dissolveAll(present.values(), GROUND[drawing]);
      for (const { owner, technology, polygons: set } of whole.layers)
        expect(partsToPolygonSet(live.layers[layerKey(owner as number, technology)].outline.parts)).toEqual(set);
      whole.floors.forEach(({ polygons: set }, f) => {
        expect(partsToPolygonSet(live.floors[f].outline.parts)).toEqual(set);
      });
      expect(partsToPolygonSet(live.dead.outline.parts)).toEqual(whole.dead);
      // Where rings touch is known as well as from the start.
      const again = createLiveOutlines(polygons, OPERATORS.length, whole);
      expect(live.floors.map(({ outline }) => outline.parts)).toEqual(again.floors.map(({ outline }) => outline.parts));
    }
  }
  // Most of it was not touched.
  expect(kept / rings).toBeGreaterThan(0.5);
});
