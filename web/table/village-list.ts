import {
  FIXED_STATUSES,
  FUNDINGS,
  MOBILE_STATUSES,
  NO,
  NOT_STATED,
  TECHNOLOGIES,
  YES,
} from '../../engine/vocabulary.ts';
import type { AnalysedDataset, OpenedDataset } from '../work/desk-api.ts';
import type { CodeColumn, List, ListColumn, NumberFormat } from './list.ts';

/** A yes/no column by its code: 0 no, 1 yes. */
const FLAGS: readonly string[] = [NO, YES].map((code) => (code === YES ? 'yes' : 'no'));

/** The villages of a dataset with what was found about each; `null` where it has none or is not analysed. */
export function villageList({ dataset }: OpenedDataset, analysed: AnalysedDataset): List | null {
  const { villages, companies } = dataset;
  const { villages: verdicts, areas } = analysed;
  if (villages === null || verdicts === null) return null;
  const communeOf = (row: number) => {
    const area = verdicts.commune[row];
    return area > 0 ? areas.name[area] : (villages.communeCode[row] ?? '');
  };
  const operatorCount = Uint16Array.from(
    { length: villages.count },
    (_, row) => verdicts.operatorStart[row + 1] - verdicts.operatorStart[row],
  );
  const codes = (id: string, column: ArrayLike<number>, values: readonly string[]): CodeColumn => ({
    id,
    kind: 'code',
    codes: column,
    values,
    isNamed: false,
  });
  const numbers = (id: string, format: NumberFormat, values: ArrayLike<number>): ListColumn => ({
    id,
    kind: 'number',
    format,
    values,
  });
  const mobile = codes('mobile', verdicts.mobileStatus, MOBILE_STATUSES);
  const fixed = codes('fixed', verdicts.fixedStatus, FIXED_STATUSES);
  const funding = codes('funding', verdicts.funding, FUNDINGS);
  const grid = codes('grid', villages.hasGrid, FLAGS);
  return {
    kind: 'village',
    count: villages.count,
    columns: [
      { id: 'name', kind: 'text', textOf: (row) => villages.name[row] },
      { id: 'id', kind: 'text', textOf: (row) => villages.id[row] },
      { id: 'commune', kind: 'text', textOf: communeOf },
      numbers('population', 'count', villages.population),
      numbers('households', 'count', villages.households),
      mobile,
      codes('technology', verdicts.bestTechnology, TECHNOLOGIES),
      numbers('operators', 'count', operatorCount),
      numbers('marginM', 'distance', verdicts.marginM),
      fixed,
      numbers('siteM', 'distance', verdicts.nearestSiteM),
      numbers('fiberM', 'distance', verdicts.fiberDistanceM),
      numbers('nodeM', 'distance', verdicts.nodeDistanceM),
      grid,
      codes('difficult', villages.extremelyDifficult, FLAGS),
      codes('conflict', verdicts.evidenceConflict, FLAGS),
      funding,
    ],
    facets: [
      mobile,
      fixed,
      // The first area is the whole dataset: a village that is in no commune is in none of the choices.
      { id: 'commune', values: ['', ...areas.code.slice(1)], codes: verdicts.commune },
      { id: 'operator', values: companies, codes: verdicts.operators, start: verdicts.operatorStart },
      { ...grid, values: [...FLAGS, 'not-stated'], codes: villages.hasGrid.map(toFlagChoice) },
      funding,
    ],
    searchedOf: (row) => [villages.name[row], villages.id[row], communeOf(row)],
  };
}

/** The position of a flag among yes, no and "not stated". */
const toFlagChoice = (flag: number): number => (flag === NOT_STATED ? FLAGS.length : flag);
