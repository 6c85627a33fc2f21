import type { Job } from '../contender.ts';
import { analyzeAll } from './analyze.ts';
import { deadZones } from './dead-zones.ts';
import { nearestFiberJob } from './nearest-fiber.ts';
import { readCoverage } from './read-coverage.ts';
import { roadKm } from './road-km.ts';
import { villageSets } from './village-sets.ts';
import { whatIf } from './what-if.ts';

/** Every job of the bench, in the order of its report. */
export const jobs: readonly Job[] = [villageSets, nearestFiberJob, roadKm, deadZones, readCoverage, whatIf, analyzeAll];
