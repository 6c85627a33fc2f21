import { describe, expect, it } from 'vitest';
import { createWhatIf } from '../../../engine/incremental/index.ts';
import type { Dataset, LayerRecords } from '../../../engine/index.ts';
import type { Edit } from '../../../engine/scenario/index.ts';
import { datasetOf, multiPolygon, polygon, rectangle } from '../dataset-builder.ts';
import { coverageRecord } from '../scenario/edits.ts';
import { afresh, rules } from './afresh.ts';
import { type Drawing, drawCoverage } from './drawn-coverage.ts';

/** Whether a what-if knows the areas, dead zones and margins of the edits in force as an analysis from the start does. */
async function expectAsAfresh(whatIf: ReturnType<typeof createWhatIf>, base: Dataset) {
  await whatIf.areas();
  const [renewed, full] = [await whatIf.analysis(), await afresh(base, whatIf.edits())];
  for (const key of Object.keys(full) as (keyof typeof full)[]) expect([key, renewed[key]]).toEqual([key, full[key]]);
}

describe('covered areas, dead zones and margins', () => {
  it.each<[Drawing, number, number]>([
    ['stars', 60, 1],
    ['lattice', 40, 3],
  ])('follow any sequence of edits, undos and redos bit by bit: %s', async (drawing, count, seeds) => {
    for (let seed = 1; seed <= seeds; seed++) {
      const { create, edit, random, below } = drawCoverage(drawing, 100 + seed);
      const size = drawing === 'stars' ? 1 : 0.2;
      const at = () => (drawing === 'stars' ? random() : Math.round(random() * 20) / 100);
      const records = create(count);
      const base = datasetOf({
        // Borders that slant, and one that rectangles of the lattice run along.
        ...(seed % 3 !== 0 && {
          admin: [
            {
              code: '1',
              level: 'province',
              geometry: polygon([
                [0, 0],
                [size, 0.1 * size],
                [size, size],
                [0, size],
              ]),
            },
            {
              code: '2',
              level: 'commune',
              parentCode: '1',
              geometry: polygon([
                [0, 0],
                [size / 2, 0.05 * size],
                [size / 2, size],
                [0, size],
              ]),
            },
            {
              code: '3',
              level: 'commune',
              parentCode: '1',
              geometry: polygon([
                [size / 2, 0.05 * size],
                [size, 0.1 * size],
                [size, size],
                [size / 2, size],
              ]),
            },
          ],
        }),
        villages: Array.from({ length: 60 }, (_, i) => ({ id: `v${i}`, lng: at(), lat: at(), population: i / 3 })),
        coverage: records,
      });
      const whatIf = createWhatIf(base, rules);
      for (let step = 0; step < 12; step++) {
        const present = new Map(records.map((record): [string, LayerRecords['coverage']] => [record.id, record]));
        for (const made of whatIf.edits()) {
          if ('coverage' in made && !Array.isArray(made.coverage))
            present.set((made.coverage as LayerRecords['coverage']).id, made.coverage as LayerRecords['coverage']);
          if (made.kind === 'remove-coverage') present.delete(made.id);
        }
        const turn = below(5);
        if (turn === 0) whatIf.undo();
        else if (turn === 1) whatIf.redo();
        else whatIf.apply(edit(present, `new${step}`));
        // At times several edits come together.
        if (step % 3 !== 1) await expectAsAfresh(whatIf, base);
      }
    }
  });

  const add = (id: string, geometry: LayerRecords['coverage']['geometry'], operator = 'A'): Edit => ({
    kind: 'add-coverage',
    coverage: coverageRecord({ id, geometry, operator }),
  });
  const remove = (id: string): Edit => ({ kind: 'remove-coverage', id });
  const frame = polygon(
    [
      [1, 1],
      [4, 1],
      [4, 4],
      [1, 4],
    ],
    [
      [2, 2],
      [2, 3],
      [3, 3],
      [3, 2],
    ],
  );
  const square = rectangle(6, 1, 7, 2);
  const twoIslands = multiPolygon(
    [
      [
        [6, 6],
        [7, 6],
        [7, 7],
        [6, 7],
      ],
    ],
    [
      [
        [8, 8],
        [8.5, 8],
        [8.5, 8.5],
        [8, 8.5],
      ],
    ],
  );
  const base = datasetOf({
    admin: [
      { code: '1', level: 'province', geometry: rectangle(0, 0, 10, 10) },
      { code: '2', level: 'commune', parentCode: '1', geometry: rectangle(0, 0, 5, 10) },
      { code: '3', level: 'commune', parentCode: '1', geometry: rectangle(5, 0, 10, 10) },
    ],
    // In the hole, on edges and corners, in and out, and outside of the province.
    villages: [
      [2.5, 2.5],
      [2, 2],
      [1, 2.5],
      [3.5, 3.5],
      [6, 1],
      [6.5, 1.5],
      [5, 5],
      [9, 9],
      [11, 5],
      [0.5, 9.5],
    ].map(([lng, lat], i) => ({ id: `v${i}`, lng, lat, population: 10 * i + 0.1 })),
    coverage: [
      { id: 'frame', operator: 'A', geometry: frame },
      { id: 'square', operator: 'A', geometry: square },
      { id: 'islands', operator: 'A', geometry: twoIslands },
      { id: 'over', operator: 'B', geometry: rectangle(3, 0.5, 6.5, 3.5) },
    ],
  });

  it.each<[string, Edit[]]>([
    ['a polygon on another, the very same', [add('a', square), remove('square'), remove('a')]],
    [
      'a polygon along shared edges',
      [add('a', rectangle(7, 1, 8, 2)), add('b', rectangle(6, 2, 7, 3)), remove('square')],
    ],
    ['a polygon on a part of an edge', [add('a', rectangle(7, 1.25, 8, 1.75)), add('b', rectangle(4, 2, 6, 3))]],
    [
      'corners that touch',
      [add('a', rectangle(4, 4, 5, 5)), add('b', rectangle(5, 3, 6, 4)), add('c', rectangle(4, 2, 6, 3)), remove('a')],
    ],
    ['the hole filled, to its very edge, and opened', [add('a', rectangle(2, 2, 3, 3)), remove('a')]],
    ['the hole filled beyond its edge', [add('a', rectangle(1.5, 1.5, 3.5, 3.5)), remove('frame')]],
    [
      'an island in the hole, touching it at a corner',
      [
        add(
          'a',
          polygon([
            [2, 2],
            [2.5, 2.25],
            [2.25, 2.5],
          ]),
        ),
        add('b', rectangle(2.5, 2.5, 2.75, 2.75)),
        remove('a'),
      ],
    ],
    ['the hole cut in two', [add('a', rectangle(2.4, 1.5, 2.6, 3.5)), remove('a')]],
    [
      'the hole opened to the outside',
      [
        {
          kind: 'replace-coverage',
          coverage: coverageRecord({
            id: 'frame',
            operator: 'A',
            geometry: polygon([
              [1, 1],
              [4, 1],
              [4, 4],
              [3, 4],
              [3, 2],
              [2, 2],
              [2, 4],
              [1, 4],
            ]),
          }),
        },
      ],
    ],
    ['a bridge between two regions', [add('a', rectangle(3.5, 1.25, 6.5, 1.75)), remove('a')]],
    [
      'a ring around a region',
      [
        add(
          'a',
          polygon(
            [
              [5, 0.5],
              [8, 0.5],
              [8, 3],
              [5, 3],
            ],
            [
              [5.5, 0.75],
              [5.5, 2.5],
              [7.5, 2.5],
              [7.5, 0.75],
            ],
          ),
        ),
        remove('square'),
        remove('a'),
      ],
    ],
    ['a polygon outside of the province', [add('a', rectangle(11, 4, 12, 6)), remove('a')]],
    [
      'a polygon across the edge of the province',
      [add('a', rectangle(9, 4, 12, 6)), add('b', rectangle(-1, -1, 10, 0)), remove('a')],
    ],
    ['a polygon over everything', [add('a', rectangle(-1, -1, 11, 11)), remove('frame'), remove('a')]],
    ['the province itself', [add('a', rectangle(0, 0, 10, 10)), remove('a')]],
    ['all coverage of an operator gone', [remove('over'), remove('frame'), remove('islands'), remove('square')]],
    [
      'a polygon of two parts far apart moved',
      [{ kind: 'replace-coverage', coverage: coverageRecord({ id: 'islands', operator: 'B', geometry: twoIslands }) }],
    ],
    [
      'a dead zone cut in two and joined',
      [add('a', rectangle(-1, 4.9, 11, 5.1)), add('b', rectangle(4.9, 5.1, 5.1, 11)), remove('a')],
    ],
    [
      'a polygon that crosses itself',
      [
        add(
          'a',
          polygon([
            [4, 5],
            [8, 9],
            [8, 5],
            [4, 9],
          ]),
        ),
        remove('a'),
      ],
    ],
  ])('take %s', async (_, edits) => {
    const whatIf = createWhatIf(base, rules);
    await whatIf.areas();
    for (const edit of edits) {
      whatIf.apply(edit);
      await expectAsAfresh(whatIf, base);
    }
    while (whatIf.undo() !== null) await expectAsAfresh(whatIf, base);
  });

  it('are right when edits come while they are being renewed', async () => {
    const whatIf = createWhatIf(base, rules);
    const first = whatIf.areas();
    whatIf.apply(add('a', rectangle(3.5, 1.25, 6.5, 1.75)));
    const second = whatIf.areas();
    whatIf.apply(remove('square'));
    whatIf.apply({ kind: 'change-profile', profile: { min_technology: '3G' } });
    await Promise.all([first, second]);
    await expectAsAfresh(whatIf, base);
  });
});
