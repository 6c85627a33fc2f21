import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { parseScenario, toScenarioJson } from '../../data/schemas/scenario.ts';
import { analyze, createLocalRunner, type Dataset, defaultProfile, kernels } from '../../engine/index.ts';
import { reachOfSite, type SiteToReach } from '../../engine/propose/reach-of-site.ts';
import { applyEdits, type Edit, misfitsOf } from '../../engine/scenario/index.ts';
import { messagesOf } from '../../web/messages/index.ts';
import { directionOf } from '../../web/state/turn.ts';
import { changedRules, toRuleForm } from '../../web/whatif/changed-rules.ts';
import { comparedFigures } from '../../web/whatif/compared-figures.ts';
import { landFigures, villageDifferences } from '../../web/whatif/differences.ts';
import {
  addVertex,
  drawingOf,
  endDrawing,
  handlesOf,
  moveHandle,
  parsePosition,
  removeVertex,
  startDrawing,
  toGeometry,
  toText,
  withText,
} from '../../web/whatif/drawing.ts';
import { redo, startHistory, stepTo, undo, withEdits } from '../../web/whatif/edit-history.ts';
import { createLatestWins } from '../../web/whatif/latest-wins.ts';
import { freeId, toAddSite } from '../../web/whatif/make-edits.ts';
import { recordsNear } from '../../web/whatif/records-near.ts';
import { freeName, keepScenario, noteShown, readScenarios } from '../../web/whatif/scenario-documents.ts';
import { reachNote, siteShapeOf } from '../../web/whatif/site-shapes.ts';
import { whatIfWords } from '../../web/whatif/words.ts';
import type { AnalysedDataset } from '../../web/work/desk-api.ts';
import { datasetOf, line, rectangle } from '../engine/dataset-builder.ts';

const removed = (id: string): Edit => ({ kind: 'remove-site', id });
const moved = (id: string, lng: number): Edit => ({ kind: 'move-site', id, lng, lat: 1, shapes: [] });

describe('the sign of a change', () => {
  const figure = (value: number | null, text: string) => ({ value, text });
  it('points where the figure goes, and nowhere where it reads the same', () => {
    expect(directionOf(figure(30, '30'), figure(29, '29'))).toBe('down');
    expect(directionOf(figure(0.9681, '96,81 %'), figure(0.97, '97 %'))).toBe('up');
    expect(directionOf(figure(184.91, '184,9 km²'), figure(184.93, '184,9 km²'))).toBe('level');
    expect(directionOf(figure(null, '–'), figure(1, '1'))).toBe('level');
  });
});

describe('the history of a scenario', () => {
  it('goes back and forth, and forgets what was undone once something else is done', () => {
    const [a, b, c] = [[removed('a')], [removed('a'), removed('b')], [removed('c')]];
    const start = startHistory([]);
    const two = stepTo(stepTo(start, a), b);
    expect(undo(two).edits).toBe(a);
    expect(undo(undo(two)).edits).toBe(start.edits);
    expect(undo(start)).toEqual(start);
    expect(redo(undo(two))).toEqual(two);
    expect(redo(two)).toEqual(two);
    const other = stepTo(undo(two), c);
    expect(redo(other)).toEqual(other);
    expect(undo(other).edits).toBe(a);
  });

  it('takes two moves of a site in a row as one, and changes of thresholds together', () => {
    expect(withEdits([moved('a', 1)], [moved('a', 2)])).toEqual([moved('a', 2)]);
    expect(withEdits([moved('a', 1)], [moved('b', 2)])).toHaveLength(2);
    expect(withEdits([moved('a', 1), removed('b')], [moved('a', 2)])).toHaveLength(3);
    const rules = (profile: object): Edit => ({ kind: 'change-profile', profile });
    expect(withEdits([rules({ fiber_reach_m: 1 })], [rules({ site_merge_m: 2 }), rules({ fiber_reach_m: 3 })])).toEqual(
      [rules({ fiber_reach_m: 3, site_merge_m: 2 })],
    );
  });
});

it('of what comes while something runs only the latest is run next', async () => {
  const ran: number[] = [];
  const failed: unknown[] = [];
  let free = () => {};
  const show = createLatestWins<number>(
    async (value) => {
      ran.push(value);
      await new Promise<void>((resolve) => {
        free = resolve;
      });
      if (value === 4) throw new Error('four');
    },
    (error) => failed.push(error),
  );
  for (const value of [1, 2, 3, 4]) show(value);
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  free();
  await settle();
  expect(ran).toEqual([1, 4]);
  free();
  await settle();
  expect(failed).toHaveLength(1);
  show(5);
  expect(ran).toEqual([1, 4, 5]);
});

describe('a drawing', () => {
  const square = [
    [0, 0],
    [2, 0],
    [2, 2],
  ].reduce((drawing, [lng, lat]) => addVertex(drawing, [lng, lat]), startDrawing('area'));

  it('ends when it has enough vertices, then has a handle for each and between them', () => {
    expect(endDrawing(addVertex(startDrawing('area'), [0, 0])).isOpen).toBe(true);
    expect(toGeometry(startDrawing('line'))).toBeNull();
    const ended = endDrawing(square);
    expect(handlesOf(ended).map(({ isMiddle }) => isMiddle)).toEqual([false, false, false, true, true, true]);
    expect(Array.from(toGeometry(ended)!.coords)).toEqual([0, 0, 2, 0, 2, 2, 0, 0]);
    const middle = handlesOf(ended)[5];
    expect(middle.position).toEqual([1, 1]);
    const four = moveHandle(ended, middle, [0, 2]);
    expect(Array.from(toGeometry(four)!.coords)).toEqual([0, 0, 2, 0, 2, 2, 0, 2, 0, 0]);
    expect(removeVertex(four, handlesOf(four)[3])).toEqual(ended);
    expect(removeVertex(ended, handlesOf(ended)[0])).toBe(ended);
  });

  it('is no shape while it encloses nothing or has no length', () => {
    const drawn = (kind: 'area' | 'line', ...lngs: number[]) =>
      endDrawing(lngs.reduce((drawing, lng) => addVertex(drawing, [lng, 0]), startDrawing(kind)));
    for (const flat of [drawn('area', 0, 1, 0), drawn('area', 0, 1, 2), drawn('line', 1, 1)]) {
      expect(flat.isOpen).toBe(true);
      expect(toGeometry(flat)).toBeNull();
    }
    expect(toGeometry(drawn('line', 0, 1, 1))).not.toBeNull();
  });

  it('of a shape that is there gives that shape back, holes and parts with it, through its text too', () => {
    const { coverage, fiber } = datasetOf({
      coverage: [{ id: 'c', geometry: rectangle(0, 0, 1, 1) }],
      fiber: [{ id: 'f', geometry: line([0, 0], [1, 0], [1, 1]) }],
    });
    for (const [kind, shape] of [
      ['area', coverage!.shapes],
      ['line', fiber!.shapes],
    ] as const) {
      const drawing = drawingOf(kind, shape);
      expect(Array.from(toGeometry(drawing)!.coords)).toEqual(Array.from(shape.coords));
      expect(withText(drawing, toText(drawing))).toEqual({ drawing });
    }
    const holed = {
      partStart: [0, 2, 3],
      ringStart: [0, 4, 8, 12],
      coords: [0, 0, 9, 0, 9, 9, 0, 0, 5, 2, 6, 3, 5, 3, 5, 2, 20, 0, 21, 0, 21, 1, 20, 0],
    };
    const back = toGeometry(drawingOf('area', holed))!;
    expect([back.partStart, back.ringStart, back.coords].map((list) => Array.from(list))).toEqual([
      holed.partStart,
      holed.ringStart,
      holed.coords,
    ]);
  });

  it('names the lines that are no positions', () => {
    expect(withText(startDrawing('area'), '1, 2\nx\n3 4\n181, 0')).toEqual({ lines: [2, 4] });
    expect(parsePosition('103.5; 22.25')).toEqual([103.5, 22.25]);
    for (const text of ['', '1', '1, 2, 3', '1, 90', 'a, b']) expect(parsePosition(text)).toBeNull();
  });
});

const base = datasetOf({
  villages: [
    { id: 'v1', lng: 0, lat: 0 },
    { id: 'v2', lng: 0.5, lat: 0 },
  ],
  sites: [{ id: 'N-001', lng: 1, lat: 1 }],
  coverage: [{ id: 'k', geometry: rectangle(0.4, -0.1, 0.6, 0.1) }],
  fiber: [{ id: 'f', geometry: line([0, 0.5], [1, 0.5]) }],
});
const judge = async (dataset: Dataset) =>
  (await analyze(dataset, createLocalRunner(kernels, dataset), {
    profile: defaultProfile,
    plan: null,
  })) as unknown as AnalysedDataset;
const draft = { id: 'N-002', operators: ['A', 'B'], structure: 'tower', heightM: 42, builtOn: '2025-01-01' } as const;

describe('a new site', () => {
  const reachAt = (lng: number, lat: number, radiusM: SiteToReach['radiusM']) =>
    reachOfSite({ lng, lat, heightM: 42, radiusM }, null).shapes;
  const radiusM = { '4G': 5000, '3G': 9000 };
  const edit = toAddSite({ ...draft, radiusM }, [0, 0], reachAt(0, 0, radiusM));
  // JSON knows no negative zero.
  const small = { '4G': 10 };
  const elsewhere = toAddSite({ ...draft, radiusM: small }, [103.3, 22.2], reachAt(103.3, 22.2, small));

  it('has a station and a circle for each operator and generation, and fits', () => {
    expect(edit.stations.map(({ id }) => id)).toEqual(['N-002/A/3G', 'N-002/A/4G', 'N-002/B/3G', 'N-002/B/4G']);
    expect(misfitsOf(base, [edit])).toEqual([]);
    // At the equator a degree of longitude has 111,319.5 m.
    const east = Math.max(...Array.from(edit.coverage[1].geometry.coords).filter((_, i) => i % 2 === 0));
    expect(east * 111_319.5).toBeCloseTo(5000, 0);
    expect(freeId(base, [], 'sites')).toBe('N-002');
    expect(freeId(base, [edit], 'sites')).toBe('N-003');
  });

  it('wins the village under it, and the polygon that is taken away loses its own', async () => {
    const [before, after] = await Promise.all([
      judge(base),
      judge(applyEdits(base, [edit, { kind: 'remove-coverage', id: 'k' }])),
    ]);
    expect(villageDifferences(before, after)).toEqual([
      { village: 0, network: 'mobile', isWon: true },
      { village: 1, network: 'mobile', isWon: false },
    ]);
    expect(villageDifferences(before, before)).toEqual([]);
    expect(landFigures(after).coveredKm2).toBeGreaterThan(0);
  });

  it('says whether terrain is behind its coverage', () => {
    const note = (hasTerrain: boolean, state: Partial<Parameters<typeof reachNote>[1]> = {}) =>
      reachNote(hasTerrain, { isCircle: false, place: [0, 0], reach: null, ...state });
    const seen = (isInSight: boolean) => ({ reach: { shapes: {}, isInSight } });
    expect([note(false), note(true), note(true, { place: null }), note(true, { isCircle: true })]).toEqual([
      'noHeights',
      'waiting',
      'sight',
      'circle',
    ]);
    expect([note(true, seen(true)), note(true, seen(false))]).toEqual(['sight', 'noHeightsHere']);
    expect(siteShapeOf({ drawing: null, isCircle: false }, true)).toBe('sight');
    expect(siteShapeOf({ drawing: null, isCircle: false }, false)).toBe('circle');
  });

  it('is told of a comparison with what it costs, and by how much the right is more', async () => {
    const [before, after] = await Promise.all([judge(base), judge(applyEdits(base, [edit]))]);
    const side = (analysed: AnalysedDataset, building: number, sites: number) => ({
      name: '',
      analysed,
      added: { sites, fiberKm: 1.04 },
      cost: { building, joining: 3000 },
      currency: 'USD',
    });
    const sides = [side(before, 0, 0), side(after, 123_456, 2)] as const;
    const told = (left: 0 | 1, right: 0 | 1, language: 'vi' | 'en') =>
      comparedFigures(sides[left], sides[right], whatIfWords[language], messagesOf(language))
        .slice(0, 2)
        .flatMap(({ figures }) =>
          figures.map(({ label, left, right, difference }) => [label, left, right, difference]),
        );
    expect(told(0, 1, 'vi')).toEqual([
      ['Vị trí trạm', '0', '2', '+2'],
      ['Tuyến cáp quang (km)', '1', '1', null],
      ['Dựng mới (USD)', '0', '123.456', '+123.456'],
      ['Dùng chung cột có sẵn (USD)', '3.000', '3.000', null],
      ['Tổng chi phí (USD)', '3.000', '126.456', '+123.456'],
    ]);
    expect(told(1, 0, 'en')[2]).toEqual(['Putting up (USD)', '123,456', '0', '−123,456']);
  });

  it('comes back from a scenario file as it was', () => {
    const scenario = { name: 'x', edits: [elsewhere] };
    expect(parseScenario(JSON.parse(JSON.stringify(toScenarioJson(scenario))))).toEqual({ value: scenario });
  });
});

it('at a place the nearest site and route and the polygons that hold it are found', () => {
  const ids = (layer: 'sites' | 'coverage' | 'fiber', place: [number, number]) =>
    recordsNear(base, layer, place).map(({ id }) => id);
  expect(ids('sites', [0, 0])).toEqual(['N-001']);
  expect(ids('coverage', [0.5, 0])).toEqual(['k']);
  expect(ids('coverage', [0, 0])).toEqual([]);
  expect(ids('fiber', [0.2, 0.4])).toEqual(['f']);
});

it('a form of thresholds gives what was changed, or the field that is wrong', () => {
  const form = toRuleForm(defaultProfile);
  expect(changedRules(defaultProfile, form)).toEqual({ changes: {} });
  expect(changedRules(defaultProfile, { ...form, fiber_reach_m: '750,5', min_technology: '4G' })).toEqual({
    changes: { fiber_reach_m: 750.5, min_technology: '4G' },
  });
  expect(changedRules(defaultProfile, { ...form, site_merge_m: '-1', covered_share_min: '' })).toMatchObject({
    problems: { site_merge_m: expect.anything(), covered_share_min: expect.anything() },
  });
});

describe('kept scenarios', () => {
  it('are read back with the one that was shown; one that another tab has written is kept under another name', async () => {
    const dataset = 'sample/test';
    const first = await keepScenario(dataset, { name: 'A', edits: [removed('x')], version: 0 });
    const second = await keepScenario(dataset, { ...first, edits: [] });
    expect(second).toEqual({ name: 'A', edits: [], version: 2 });
    await noteShown(dataset, 'A');
    const other = await keepScenario(dataset, { ...first, edits: [removed('y')] });
    expect(other.name).toBe('A (2)');
    const { scenarios, shown } = await readScenarios(dataset);
    expect(scenarios.map(({ name, edits }) => [name, edits])).toEqual([
      ['A', []],
      ['A (2)', [removed('y')]],
    ]);
    expect(shown).toBe('A');
    expect((await readScenarios('sample/other')).shown).toBeNull();
  });

  it('have names that are free', () => {
    expect(freeName('A', [])).toBe('A');
    expect(freeName('A', ['A'])).toBe('A (2)');
    expect(freeName('A (2)', ['A (2)', 'A (3)'])).toBe('A (4)');
  });
});
