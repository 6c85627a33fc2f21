import { expect, it } from 'vitest';
import { UnreadableFileError } from '../../../data/index.ts';
import { parseCosts } from '../../../data/schemas/costs.ts';
import { parseDatasetJson, parseProfile } from '../../../data/schemas/index.ts';
import { parseScenario } from '../../../data/schemas/scenario.ts';
import { SETTINGS_FAULTS, type SettingsFault } from '../../../data/schemas/settings-faults.ts';
import { MISFITS, type MisfitCode } from '../../../engine/scenario/index.ts';
import { readOwnPlan } from '../../../seeds/own-plan.ts';
import { PLAN_FAULTS, planIssue } from '../../../seeds/plan-faults.ts';
import { misfitText } from '../../../seeds/sentences/misfit-text.ts';
import { planText } from '../../../seeds/sentences/plan-text.ts';
import { refusalText } from '../../../seeds/sentences/refusal-text.ts';
import { settingsText } from '../../../seeds/sentences/settings-text.ts';
import { filesSource } from '../../../web/work/dataset-source.ts';
import { planning } from '../../../web/work/desk/plans.ts';
import { readFolderPlan } from '../../../web/work/folder-plan.ts';
import { expectVietnamese } from './is-vietnamese.ts';

const edit = (of: object) => ({ format: 'phusong-scenario', version: 2, name: 'x', edits: [of] });
const area = (coordinates: unknown, operator = 'A') =>
  edit({
    kind: 'add-coverage',
    coverage: { id: 'k', operator, technology: '4G', geometry: { type: 'MultiPolygon', coordinates } },
  });
const diagonal = (...corners: number[]) => corners.map((at) => [at, at]);

it('what is wrong in a settings file is said in Vietnamese, key by key and code by code', () => {
  const long = 'x'.repeat(3000);
  const parsings: { faults?: readonly SettingsFault[] }[] = [
    parseProfile([]),
    parseProfile({
      id: '',
      nom: 1,
      min_technology: '6G',
      covered_share_min: 0,
      fiber_reach_m: -1,
      site_merge_m: 1e12,
      counted_basis: ['declared', 'declared'],
      counted_service_classes: 'outdoor',
      new_since: 'soon',
    }),
    parseDatasetJson('{"a":'),
    parseDatasetJson(
      JSON.stringify({
        name: 5,
        note: long,
        sample: 'yes',
        as_of: 'soon',
        layers: { villages: { file: '../a' }, x: 1 },
      }),
    ),
    parseDatasetJson('{"layers":{"villages":{"columns":{"xyzzy":"A","kind":"B","name":"B"}}}}'),
    parseCosts(7),
    parseCosts({ currency: 'VND', values: { tower: 3 } }),
    parseCosts({ values: { tower: 'much' } }),
    parseScenario(null),
    parseScenario({ format: 'other', version: 7 }),
    parseScenario(edit({ kind: 'paint' })),
    parseScenario(edit({ kind: 'move-site', id: 'a', lng: -181, lat: 0 })),
    parseScenario(area([])),
    parseScenario(area([[diagonal(0, 1, 0, 0)], [diagonal(0, 1, 2, 0)]], 'best')),
    parseScenario(
      edit({
        kind: 'add-fiber',
        fiber: { id: 'f', geometry: { type: 'LineString', coordinates: diagonal(1, 1) } },
      }),
    ),
    parseScenario(
      area([
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      ]),
    ),
    parseScenario(
      area([
        [
          [
            [0, 0, 5],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      ]),
    ),
  ].map((parsed) => ('faults' in parsed ? parsed : {}));
  const faults = parsings.flatMap((parsed) => {
    expect(parsed.faults?.length).toBeGreaterThan(0);
    return parsed.faults!;
  });
  for (const fault of faults) {
    const vi = settingsText(fault, 'vi');
    expectVietnamese(vi);
    if (fault.at !== '') expect(vi.startsWith(`${fault.at}: `)).toBe(true);
    expect(settingsText(fault, 'en')).not.toBe(vi);
  }
  // Nothing in the schemas can fall below an upper bound that is left out, or fail in a way that has no code.
  const rest = Object.keys(SETTINGS_FAULTS).filter((code) => !['not-below', 'unfit', 'wrong-kind'].includes(code));
  expect(new Set(faults.map(({ code }) => code))).toEqual(new Set([...rest, 'wrong-kind']));
});

const row = {
  indicator: 'village-mobile-share',
  comparator: '>=',
  value: 0.9,
  unit: 'share',
  section: 'I',
  year: 2025,
};
const planOf = (targets: object[], more: object = {}) =>
  readOwnPlan(
    {
      id: 'p',
      province: 'P',
      document: { number: '1', date: '2024', title: 'T' },
      targets,
      baselines: [],
      ...more,
    },
    (name) => name,
  );

it('what is wrong in a plan is said in Vietnamese, code by code', () => {
  const issues = [
    ...planOf(
      [
        { ...row, value: 85 },
        { ...row, value: '85' },
        { ...row, value: undefined },
        { ...row, comparator: '≥' },
        { ...row, year: 25 },
        { ...row, year: 2525 },
        { ...row, unit: 'count' },
        { ...row, section: ' ' },
        { ...row, target: 1 },
        { ...row, technology: '4G' },
        { ...row, indicator: 'station-technology-share', technology: '4G+' },
        { ...row, indicator: 'village-mobile-shares' },
      ],
      { id: 'Hà Giang', document: { number: '1', date: '30/6/2023', title: 'T' } },
    ).issues!,
    ...planOf([row, row]).issues!,
    ...planning.readPlan('{').issues!,
  ];
  for (const issue of issues) expectVietnamese(planText(issue, 'vi'));
  expect(new Set(issues.map(({ code }) => code))).toEqual(
    new Set(Object.keys(PLAN_FAULTS).filter((code) => code !== 'unfit')),
  );
  expect(planText(issues[0], 'en')).toBe(issues[0].message);
  expectVietnamese(planText(planIssue('plan', 'unfit', { detail: 'Invalid input' }), 'vi'));
});

it('a refused dataset.json and a refused plan of a folder tell in Vietnamese what is wrong inside', async () => {
  const source = await filesSource({
    kind: 'files',
    id: 'own/x',
    name: 'x',
    files: [new File(['{"id": 5}'], 'mine.json')],
  });
  const refused = await readFolderPlan(source, 'mine.json').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UnreadableFileError);
  const vi = refusalText(refused as UnreadableFileError, 'vi');
  expect(vi).toMatch(/^mine\.json: không phải là kế hoạch hợp lệ: id: 5 không phải là chữ; province: còn thiếu/);
  expectVietnamese(vi);
});

it('why an edit does not fit is said in Vietnamese, code by code', () => {
  const params = { layer: 'coverage', id: 'K', siteId: 'S', status: 'retired', count: 2 };
  for (const code of Object.keys(MISFITS) as MisfitCode[]) {
    const vi = misfitText({ code, params }, 'vi');
    expectVietnamese(vi);
    expect(vi).toContain('K');
    expect(misfitText({ code, params }, 'en')).not.toBe(vi);
  }
});
