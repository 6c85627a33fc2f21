import { writeGeoJson } from '../write-geojson.ts';
import { toCoverage } from './shapes.ts';
import { type CoverageSource, toMetadata } from './source.ts';

/** The text of `coverage.geojson` in pieces. */
export const coverageText = (source: CoverageSource): Generator<string> =>
  writeGeoJson(toCoverage(source.analysis.dissolved), toMetadata(source));
