import type { ExactAnswer, ExactLimits, ExactSolver, MixedProgram } from './exact.ts';

type HighsModule = typeof import('highs');
type Highs = Awaited<ReturnType<HighsModule['default']>>;

/** Whole numbers may be off by as much in the solver's arithmetic; its bound is lowered by it, relative. */
const BOUND_ROOM = 1e-6;

let loading: Promise<Highs> | null = null;

/**
 * Solves with HiGHS (Huangfu and Hall 2018), loaded when it is first asked. It blocks its thread until it is done or its
 * time is over; to be able to stop it, call it in a worker.
 */
export const solveWithHighs: ExactSolver = async (program, limits) => {
  loading ??= import('highs').then((module) => module.default());
  return runHighs(await loading, program, limits);
};

/** HiGHS's answer. */
function runHighs(
  highs: Highs,
  program: MixedProgram,
  { timeLimitS, absoluteGap, gapShare, start }: ExactLimits,
): ExactAnswer {
  const numCols = program.colCost.length;
  const numRows = program.rowLower.length;
  const finite = (value: number) =>
    value === Number.POSITIVE_INFINITY ? highs.infinity : value === Number.NEGATIVE_INFINITY ? -highs.infinity : value;
  const model = highs.createModel({
    numCols,
    numRows,
    colCost: program.colCost,
    colLower: program.colLower,
    colUpper: program.colUpper,
    rowLower: program.rowLower.map(finite),
    rowUpper: program.rowUpper.map(finite),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: program.rowStart,
      indices: program.index,
      values: program.coefficient,
    } as never,
    integrality: Int32Array.from(program.whole),
  });
  try {
    model.options.set({
      output_flag: false,
      random_seed: 0,
      mip_rel_gap: gapShare ?? 0,
      mip_abs_gap: Math.max(1e-9, absoluteGap),
    });
    if (timeLimitS !== undefined) model.options.set({ time_limit: Math.max(0.01, timeLimitS) });
    if (start !== undefined) model.setSolution({ colValue: start });
    model.run();
    const status = model.getModelStatus();
    const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
    if (status === infeasible || status === unboundedOrInfeasible)
      return { status: 'infeasible', values: null, bound: Number.POSITIVE_INFINITY };
    const objective = model.getObjectiveValue();
    const hasPlan = Number.isFinite(objective) && Math.abs(objective) < 1e29;
    const raw = Number(model.info.get('mip_dual_bound'));
    const bound = raw - Math.max(1, Math.abs(raw)) * BOUND_ROOM;
    return {
      status: status === optimal ? 'optimal' : 'limit',
      values: hasPlan ? model.getSolution().colValue : null,
      bound: Number.isFinite(raw) && Math.abs(raw) < 1e29 ? bound : Number.NEGATIVE_INFINITY,
    };
  } finally {
    model.dispose();
  }
}
