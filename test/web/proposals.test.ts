import { describe, expect, it } from 'vitest';
import { defaultCosts } from '../../data/schemas/costs.ts';
import { defaultProfile } from '../../engine/index.ts';
import {
  assemble,
  type Brief,
  chooseTargets,
  createReach,
  findNearDuplicates,
  findOpportunities,
  ownPositionId,
} from '../../engine/propose/index.ts';
import { wishText } from '../../seeds/sentences/wish-text.ts';
import { messagesOf } from '../../web/messages/index.ts';
import { gainsOfTargets, standingOf, villagesThatGain, wonTexts } from '../../web/proposals/gains.ts';
import { gapChart } from '../../web/proposals/gap-chart.ts';
import { aimChoices, toAsk, USUAL_GOAL, wholeIn, yearOf } from '../../web/proposals/goal.ts';
import { positionText } from '../../web/proposals/position-text.ts';
import { sideText } from '../../web/proposals/side-text.ts';
import { statusText } from '../../web/proposals/status-text.ts';
import { areAnswered, toChanges, type Wish, withoutWish, withWish } from '../../web/proposals/wishes.ts';
import { proposalWords } from '../../web/proposals/words.ts';
import type { ScoredRow } from '../../web/work/desk-api.ts';
import { EVERY_VILLAGE, strewnVillages } from '../propose/strewn-villages.ts';

const row = (indicator: string, year: number, verdict: ScoredRow['verdict'], statistical = false) =>
  ({ indicator, year, verdict, statistical, key: indicator }) as ScoredRow;

const ROWS = [
  row('village-mobile-share', 2025, 'missed'),
  row('road-mobile-share', 2025, 'met'),
  row('new-site-sharing-share', 2025, 'missed'),
  row('village-fixed-share', 2025, 'missed'),
  row('area-mobile-share', 2025, 'missed'),
  row('mobile-download-mbps', 2025, 'no-data', true),
  row('village-mobile-share', 2030, 'missed'),
];

const DISSOLVED = ['any', 'VNPT', 'VNPT', 'Viettel'].map((operator) => ({ operator, technology: '4G', areaKm2: 1 }));

describe('the goal of a proposal', () => {
  it('tells what can be aimed at, and why the rest cannot', () => {
    expect(aimChoices(ROWS, 2025).map((choice) => [choice.row.indicator, choice.kind])).toEqual([
      ['village-mobile-share', 'aim'],
      ['road-mobile-share', 'met'],
      ['new-site-sharing-share', 'kept'],
      ['area-mobile-share', 'recounted'],
      ['village-fixed-share', 'untouched'],
      ['mobile-download-mbps', 'reported'],
    ]);
    expect(yearOf({ year: null }, ROWS)).toBe(2025);
    expect(yearOf({ year: 2030 }, ROWS)).toBe(2030);
    expect(yearOf({ year: null }, [])).toBeNull();
  });

  it('asks for all targets, for those that are left, or says what is wrong', () => {
    const ask = (goal: Partial<typeof USUAL_GOAL>) =>
      toAsk({ ...USUAL_GOAL, ...goal }, { rows: ROWS, dissolved: DISSOLVED }, []);
    expect(ask({})).toMatchObject({ ask: { year: 2025, only: [], timeLimitS: 60, seed: 1, targetGapShare: 0 } });
    expect(ask({ leftOut: ['road-mobile-share'] })).toMatchObject({ ask: { only: ['village-mobile-share'] } });
    expect(ask({ leftOut: ['road-mobile-share', 'village-mobile-share'] })).toEqual({
      problems: { targets: 'nothing' },
    });
    expect(ask({ objective: 'most-people' })).toEqual({ problems: { maxSites: 'limit' } });
    expect(ask({ objective: 'most-people', budget: '300.000' })).toMatchObject({ ask: { budget: 300_000 } });
    expect(ask({ budget: 'much', timeLimit: '0', gap: '101', seed: 'x' })).toEqual({
      problems: { budget: 'amount', timeLimit: 'seconds', gap: 'percent', seed: 'count' },
    });
    expect(ask({ minimums: { VNPT: '92,5', Viettel: ' ', Gone: '50' }, operator: 'Gone' })).toMatchObject({
      ask: { operatorMinimums: [{ operator: 'VNPT', share: 0.925 }] },
    });
    expect(ask({ operator: 'Gone' })).not.toHaveProperty('ask.operator');
    expect(ask({ minimums: { VNPT: '0', Viettel: '101' } })).toEqual({
      problems: { minimums: { VNPT: 'share', Viettel: 'share' } },
    });
    // Whoever wins the most for a limit keeps no least.
    expect(ask({ objective: 'most-people', maxSites: '3', minimums: { VNPT: 'x' } })).not.toHaveProperty(
      'ask.operatorMinimums',
    );
    expect(ask({ gap: '0,5' })).toMatchObject({ ask: { targetGapShare: 0.005 } });
  });

  it.each([
    ['300000', 300_000],
    ['1 300 000', 1_300_000],
    ['300,000', 300_000],
    ['3,5', Number.NaN],
    ['-3', Number.NaN],
    ['', Number.NaN],
  ])('reads %j as %d', (text, value) => expect(wholeIn(text)).toBe(value));
});

describe('wishes about single positions', () => {
  const at = { lng: 103.25, lat: 22.31 };
  const move: Wish = { kind: 'move', id: 'standing/S1', at };

  it('keep one for each position, and follow a site that was moved', () => {
    const moved = withWish([{ kind: 'pin', id: 'standing/S1' }], move);
    expect(moved).toEqual([move]);
    const further = withWish(moved, { kind: 'move', id: ownPositionId(at), at: { lng: 103.3, lat: 22.4 } });
    expect(further).toEqual([{ ...move, at: { lng: 103.3, lat: 22.4 } }]);
    expect(withWish(moved, { kind: 'forbid', id: ownPositionId(at) })).toEqual([{ kind: 'forbid', id: 'standing/S1' }]);
    expect(withoutWish(moved, 'standing/S1')).toEqual([]);
  });

  it('are asked as a proposer takes them: a move forbids the old place and pins the new one', () => {
    const wishes: Wish[] = [{ kind: 'pin', id: 'a' }, { kind: 'forbid', id: 'b' }, move];
    const changes = { pins: ['a', ownPositionId(at)], forbids: ['b', 'standing/S1'], ownPositions: [at] };
    expect(toChanges(wishes)).toEqual(changes);
    expect(areAnswered(wishes, changes)).toBe(true);
    expect(areAnswered([move], changes)).toBe(false);
  });
});

it('draws the best and the bound as steps that meet when the gap is closed', () => {
  const chart = gapChart([
    { best: null, bound: null, seconds: 0 },
    { best: 30, bound: 10, seconds: 1 },
    { best: 20, bound: 10, seconds: 2 },
    { best: 20, bound: 20, seconds: 3 },
  ]);
  const end = (path: string) => path.slice(path.lastIndexOf('L') + 1);
  expect(end(chart.best)).toBe(end(chart.bound));
  expect(chart.best.startsWith('M6.0 6.0')).toBe(true);
  expect(gapChart([]).best).toBe('');
});

describe('what a proposal wins', () => {
  const site = (action: string, villages: number[]) => ({ action, villages });
  const report = {
    sites: [site('co-locate', [3, 5]), site('upgrade', [5]), site('build', [8, 9]), site('co-locate', [])],
    aims: ['aimed', 'aimed', 'out-of-reach', 'met', 'aimed'].map((aim) => ({ aim })),
  } as never;
  const effect = (indicator: string, technology: string, numerators: [number | null, number | null]) => {
    const [before, after] = numerators.map((numerator) => ({
      ...{ indicator, technology, operator: 'any', scope: 'all', class: '', year: 2025, verdict: 'missed' },
      numerator,
    }));
    return { before, after };
  };
  const targets = [
    effect('village-mobile-share', '3G+', [911, 941]),
    effect('population-mobile-share', '4G+', [100_000, 126_177]),
    effect('road-mobile-share', '3G+', [1000, 4900]),
    effect('village-mobile-share', '2G+', [940, 941]),
    effect('new-site-sharing-share', '', [3, 9]),
  ] as never;

  it('is told for each target that is aimed at, with its generation, as the engine counts it', () => {
    const won = gainsOfTargets(report, { targets }, messagesOf('vi'));
    expect(wonTexts(won, proposalWords.vi, messagesOf('vi'))).toEqual([
      '3G+: 30 thôn, bản, 3,9\u00a0km đường',
      '4G+: 26.177 người',
    ]);
  });

  it('counts a village once, and each site as what is done there', () => {
    expect([...villagesThatGain(report)]).toEqual([3, 5, 8, 9]);
    expect(standingOf(report)).toEqual({ joined: 2, upgraded: 1, built: 1 });
  });

  it('says how far from the best a plan is, and that nothing is proved where the bound says nothing', () => {
    const said = (gapShare: number, bound: number) =>
      statusText({
        report: {
          ...{ unreachable: [], unreachableRoadM: 0, unfinished: [], currency: 'USD', sites: [{}] },
          result: { status: 'feasible', stopped: 'cancelled', gapShare, bound, missedGoals: [], missedSides: [] },
        } as never,
        ask: { objective: 'least-cost' },
        words: proposalWords.en,
        messages: messagesOf('en'),
      });
    expect(said(0.25, 75_000)).toMatchObject({
      title: 'Within 25 % of the best',
      lines: ['No plan can be better than 75,000 USD.', 'Stopped; this is the best so far.'],
    });
    expect(said(1, 0).title).toBe('Nothing is proved yet');
    expect(said(1, 0).lines.join(' ')).not.toMatch(/0 USD|100 %/);
  });
});

it.each([
  ['pole/LC-P01126', 'Cột LC-P01126'],
  ['standing/LC-S0001', 'Trạm LC-S0001'],
  ['new/103.25,22.31', 'Vị trí mới 103.25000, 22.31000'],
  ['strange', 'strange'],
])('calls the position %s by what stands there', (id, text) => expect(positionText(id, proposalWords.vi)).toBe(text));

describe('what a proposer says in English reaches a Vietnamese page in Vietnamese', () => {
  const dataset = strewnVillages(12);
  const brief: Brief = {
    profile: defaultProfile,
    targets: [EVERY_VILLAGE],
    objective: 'least-cost',
    rules: defaultCosts,
    reach: createReach(defaultCosts, null),
    terrain: null,
  };
  const site = { lng: dataset.sites!.lng[0], lat: dataset.sites!.lat[0] };
  const standing = `standing/${dataset.sites!.id[0]}`;
  const search = { dataset, profile: defaultProfile, rules: defaultCosts, reach: brief.reach, terrain: null };
  const broken: [string, () => unknown][] = [
    ['an unknown position', () => assemble(dataset, { ...brief, pins: ['standing/none'] })],
    ['a contradiction', () => assemble(dataset, { ...brief, pins: [standing], forbids: [standing] })],
    ['a place beside a mast', () => assemble(dataset, { ...brief, ownPositions: [site] })],
    ['no place', () => assemble(dataset, { ...brief, ownPositions: [{ lng: 200, lat: 0 }] })],
    ['a place far away', () => assemble(dataset, { ...brief, ownPositions: [{ lng: 10, lat: 10 }] })],
    ['an unknown operator', () => assemble(dataset, { ...brief, operator: 'Nobody' })],
    ['an unknown minimum', () => assemble(dataset, { ...brief, operatorMinimums: [{ operator: 'No', share: 1 }] })],
    ['an unknown target', () => chooseTargets([EVERY_VILLAGE], [], { only: ['x'] })],
    ['too near', () => findNearDuplicates(dataset, defaultProfile, 50)],
    ['offers to nobody', () => findOpportunities({ ...search, operator: 'Nobody' })],
  ];
  it.each(broken)('%s', (_, wish) => {
    let said = '';
    try {
      wish();
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      said = (error as Error).message;
    }
    expect(said).not.toBe('');
    expect(wishText(said, 'en')).toBe(said);
    expect(wishText(said, 'vi')).not.toBe(said);
    expect(wishText(said, 'vi')).toMatch(/^[^.]*[à-ỹđ]/i);
  });

  it('conditions that cannot be kept', () => {
    const { problem } = assemble(dataset, { ...brief, budget: 300_000, maxSites: 3 });
    const told = (name: string) => sideText(name, 'USD', proposalWords.vi, messagesOf('vi'));
    expect(problem.sides.map(({ name }) => told(name))).toEqual(['ngân sách 300.000\u00a0USD', 'nhiều nhất 3 trạm']);
    expect(told('new-site-sharing-share >= 0.3')).toBe(
      `${messagesOf('vi').indicators['new-site-sharing-share']} ≥\u00a030\u00a0%`,
    );
  });
});
