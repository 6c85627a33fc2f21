import { type Analysis, analyze, type Dataset, defaultProfile, type KernelRunner } from '../../../engine/index.ts';
import type { BenchKernels } from '../bench-kernels.ts';
import type { Contender, Job } from '../contender.ts';
import { createBenchPool, createBenchRunner, WORKERS } from '../our-contenders.ts';

/** Every number of an analysis, as text. */
interface Figures {
  readonly indicators: number;
  readonly text: string;
}

const figuresOf = ({ indicators, dissolved, deadZones }: Analysis): Figures => ({
  indicators: indicators.length,
  text: JSON.stringify([
    indicators.map(({ numerator, denominator }) => [Array.from(numerator, String), Array.from(denominator, String)]),
    dissolved.map(({ areaKm2, polygons }) => [areaKm2, polygons.coords.length]),
    deadZones.map(({ areaKm2 }) => areaKm2),
  ]),
});

/** The whole analysis of a dataset in memory, indexes made anew each time. */
const run = async (runner: KernelRunner<BenchKernels>, dataset: Dataset): Promise<Figures> =>
  figuresOf(await analyze(dataset, runner, { profile: defaultProfile, plan: null }));

const oneThread: Contender = {
  name: 'phusong, 1 thread',
  prepare: ({ dataset }) => ({ run: () => run(createBenchRunner(dataset), dataset) }),
};

const workers: Contender = {
  name: `phusong, ${WORKERS} workers`,
  prepare({ dataset, folder }) {
    const pool = createBenchPool(dataset, folder);
    return { run: () => run(pool, dataset), close: () => pool.stop(new Error('the bench is over')) };
  },
};

export const analyzeAll: Job = {
  name: 'analyze',
  title: 'the whole analysis, without reading and writing',
  contenders: [oneThread, workers],
  describe: (answer) => `${(answer as Figures).indicators} indicators`,
  compare(ours, theirs) {
    const agrees = (ours as Figures).text === (theirs as Figures).text;
    return { agrees, says: agrees ? 'equal to the last bit' : 'other figures' };
  },
};
