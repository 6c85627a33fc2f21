import { writeCsv } from '../write-csv.ts';
import { writeGeoJson } from '../write-geojson.ts';
import { writeJson } from '../write-json.ts';
import { coverageText } from './coverage.ts';
import { toFiberReach } from './fiber-reach.ts';
import { toGaps } from './gaps.ts';
import { toIndicators } from './indicators.ts';
import { toIssues } from './issues.ts';
import { OUTPUT_NAMES, type OutputName } from './names.ts';
import { type RunFacts, toRun } from './run.ts';
import { toScorecard } from './scorecard.ts';
import { toDeadZones } from './shapes.ts';
import { type OutputSource, toMetadata } from './source.ts';
import { type Table, toObjects } from './table.ts';
import { toVillages } from './villages.ts';

export { OUTPUT_NAMES, type OutputName } from './names.ts';
export type { RunFacts, StageTime } from './run.ts';
export type { CoverageSource, OutputSource, Tool } from './source.ts';

/** A file to write: its name and its text in pieces, made when asked for. */
export interface OutputFile<Name extends string = string> {
  readonly name: Name;
  chunks(): Iterable<string>;
}

const csv = ({ columns, rows }: Table) => writeCsv(columns, rows);

/** What each output file is made of. */
const OUTPUTS: Readonly<Record<OutputName, (source: OutputSource, run: () => RunFacts) => Iterable<string>>> = {
  'scorecard.json': ({ analysis }) => writeJson(toObjects(toScorecard(analysis))),
  'scorecard.csv': ({ analysis }) => csv(toScorecard(analysis)),
  'indicators.json': ({ analysis }) => writeJson(toObjects(toIndicators(analysis))),
  'indicators.csv': ({ analysis }) => csv(toIndicators(analysis)),
  'villages.geojson': (source) => writeGeoJson(toVillages(source), toMetadata(source)),
  'gaps.csv': (source) => csv(toGaps(source)),
  'fiber-reach.csv': ({ analysis }) => csv(toFiberReach(analysis)),
  'dead-zones.geojson': (source) => writeGeoJson(toDeadZones(source.analysis.deadZones), toMetadata(source)),
  'coverage.geojson': coverageText,
  'issues.csv': ({ loaded }) => csv(toIssues(loaded)),
  'run.json': (source, run) => writeJson(toRun(source, run())),
};

/**
 * Every output file of an analysis. Equal sources give equal bytes; only `run.json` depends on the run, and asks for it
 * when the others are written.
 */
export const toOutputs = (source: OutputSource, run: () => RunFacts): OutputFile<OutputName>[] =>
  OUTPUT_NAMES.map((name) => ({ name, chunks: () => OUTPUTS[name](source, run) }));
