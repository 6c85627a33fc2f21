import { transfer } from 'comlink';
import { defaultCosts } from '../../../data/schemas/costs.ts';
import { createStopwatch } from '../../../data/write/outputs/stopwatch.ts';
import { defaultProfile } from '../../../engine/index.ts';
import { costOfChanges } from '../../../engine/propose/cost-of-changes.ts';
import { type Edit, type Misfit, MisfitError, type Scenario } from '../../../engine/scenario/index.ts';
import { createTileServer, type TileServer } from '../../map/layers/tile-server.ts';
import type { ComparedSide, ComparedWhatIf, DeskApi } from '../desk-api.ts';
import { toScoredRows } from '../scored-rows.ts';
import { inTurn, layOut, summarize } from './analyze.ts';
import type { DeskState, Judged } from './desk-state.ts';

type Misfits = { readonly misfits: readonly Misfit[] };

/** Trying: the open dataset with the edits of a scenario takes its place on the desk, or two of them are compared beside it. */
export function tryingOn(
  state: DeskState,
): Pick<DeskApi, 'prepareWhatIf' | 'tryOut' | 'whatIf' | 'compare' | 'comparedTile'> {
  const comparedTiles: Partial<Record<ComparedSide, TileServer>> = {};
  const lead = createLead(state);
  const followAreas = createAreaFollower(state);
  const judge = async (scenario: Scenario | null): Promise<Judged | Misfits> => {
    const home = homeOf(state);
    if (scenario === null) return home;
    const stopwatch = createStopwatch();
    stopwatch.start('what-if');
    const misfits = await lead(scenario.edits);
    if (misfits !== null) return { misfits };
    const { dataset, analysis } = await state.session.whatIf.result();
    // The next edit renews these in place, while the desk still gives files of this scenario.
    const kept = structuredClone({ villages: analysis.villages, indicators: analysis.indicators });
    const options = { ...home.run.options, scenario: scenario.name };
    return {
      dataset,
      analysis: { ...analysis, ...kept },
      plan: home.plan,
      run: { options, scenario, measured: 'now', ...stopwatch.stop() },
    };
  };
  const compareSide = async (side: ComparedSide, scenario: Scenario | null): Promise<ComparedWhatIf> => {
    const judged = await judge(scenario);
    if ('misfits' in judged) return judged;
    comparedTiles[side] = createTileServer({ ...judged, listed: () => null });
    const { dataset, analysis, plan } = judged;
    return {
      analysed: summarize(dataset, analysis, plan),
      cost: costOfChanges(homeOf(state).dataset, dataset, homeOf(state).analysis.profile, defaultCosts),
      currency: defaultCosts.currency,
    };
  };
  return {
    prepareWhatIf: () => inTurn(state, async () => void (await lead([]))),
    tryOut: (edits) =>
      inTurn(state, async () => {
        const misfits = await lead(edits);
        if (misfits !== null) return { misfits };
        await followAreas();
        const { scorecard, won, lost } = state.session.whatIf.comparison();
        return { rows: toScoredRows(scorecard), won, lost };
      }),
    whatIf: (scenario) =>
      inTurn(state, async () => {
        const judged = await judge(scenario);
        return 'misfits' in judged ? judged : { analysed: layOut(state, judged), dataset: judged.dataset };
      }),
    compare: (left, right) =>
      inTurn(state, async () => ({
        left: await compareSide('left', left),
        right: await compareSide('right', right),
      })),
    comparedTile(side, set, z, x, y) {
      const tile = comparedTiles[side]?.(set, z, x, y) ?? null;
      return tile && transfer(tile, [tile.buffer as ArrayBuffer]);
    },
  };
}

/** Covered areas follow a drag where that takes no longer, ms. */
const FOLLOW_MS = 40;

/** A function that renews the covered areas, or leaves it when it lately took too long; then it tries again after a while. */
function createAreaFollower(state: DeskState) {
  let expectedMs = 0;
  return async (): Promise<void> => {
    expectedMs /= 2;
    if (expectedMs > FOLLOW_MS) return;
    const from = performance.now();
    await state.session.whatIf.areas();
    expectedMs = 2 * (performance.now() - from);
  };
}

function homeOf({ home }: DeskState): Judged {
  if (home === null) throw new Error('analyze was not called');
  return home;
}

/**
 * A function that brings the session's what-if to other edits: those at the end that differ are undone and the wanted ones made.
 * It gives `null`, or why an edit does not fit; the edits before that one are then in force.
 */
function createLead(state: DeskState) {
  let home: Judged | null = null;
  let inForce: string[] = [];
  return async (edits: readonly Edit[]): Promise<readonly Misfit[] | null> => {
    const { whatIf } = state.session;
    if (home !== homeOf(state)) {
      const { plan } = homeOf(state);
      home = null;
      await whatIf.begin({ profile: defaultProfile, plan }, []);
      home = homeOf(state);
      inForce = [];
    }
    const wanted = edits.map((edit) => JSON.stringify(edit));
    const differs = wanted.findIndex((edit, k) => edit !== inForce[k]);
    const kept = differs < 0 ? wanted.length : differs;
    try {
      for (; inForce.length > kept; inForce.pop()) whatIf.undo();
      for (let k = kept; k < wanted.length; k++) {
        whatIf.apply(edits[k]);
        inForce.push(wanted[k]);
      }
      return null;
    } catch (error) {
      if (error instanceof MisfitError) return error.misfits;
      // What is half done is not gone on with.
      home = null;
      throw error;
    }
  };
}
