import type { Dataset } from '../dataset.ts';
import type { CoverageRecord, StationRecord } from '../records.ts';
import type { Edit, Scenario } from '../scenario/edit.ts';
import type { Candidate } from './candidates.ts';
import type { ReachTable } from './cover-matrix.ts';
import type { Situation } from './demand.ts';
import type { Position } from './positions.ts';
import type { StandingLocation } from './standing.ts';

/**
 * The chosen candidates as edits: a site where none stands, a station for each operator and generation, and the ground
 * that each would serve as a modelled coverage polygon. All carry the given date.
 */
export function toScenario(
  name: string,
  situation: Situation,
  chosen: readonly Candidate[],
  positions: readonly Position[],
  standing: readonly StandingLocation[],
  table: ReachTable,
  date: string,
): Scenario {
  const { dataset, evidence } = situation;
  const edits: Edit[] = [];
  const nextId = createIds(dataset);
  const freeId = createFreeIds([...(dataset.stations?.id ?? []), ...(dataset.coverage?.id ?? [])]);
  const built = new Set<string>();
  for (const { position: row, operators, technologies } of chosen) {
    const position = positions[row];
    const { lng, lat, heightM } = position;
    const names = operators.map((o) => dataset.companies[evidence.operators[o]]);
    let siteId = position.plannedSiteId;
    const stands = position.kind === 'standing' || position.kind === 'planned';
    if (position.kind === 'standing') siteId = standing[position.location].siteId;
    else if (!stands) siteId = nextId();
    const stations: StationRecord[] = [];
    const coverage: CoverageRecord[] = [];
    const own = siteId === null ? { lng, lat } : { lng: null, lat: null };
    for (const operator of names) {
      for (const technology of technologies) {
        const id = freeId(`${siteId ?? position.id}/${operator}/${technology}/proposed`);
        stations.push({
          ...own,
          id,
          siteId,
          operator,
          technology,
          since: date,
          frequencyMhz: null,
          eirpDbm: null,
          antennaHeightM: heightM,
          azimuthDeg: null,
          beamwidthDeg: null,
          status: 'operational',
        });
        coverage.push({
          id,
          operator,
          technology,
          serviceClass: 'outdoor',
          basis: 'modelled',
          siteId,
          validFrom: date,
          geometry: table.shapeOf(row, technology),
        });
      }
    }
    if (position.kind === 'planned' && !built.has(siteId!)) {
      built.add(siteId!);
      edits.push({ kind: 'build-site', id: siteId!, builtOn: date });
    }
    if (stands) {
      edits.push(...stations.map((station): Edit => ({ kind: 'add-station', station })));
      edits.push(...coverage.map((area): Edit => ({ kind: 'add-coverage', coverage: area })));
    } else {
      const structure = position.kind === 'new' ? 'tower' : position.kind === 'pole' ? 'pole' : 'rooftop';
      const placed = { lng, lat, owner: names[0], structure, heightM } as const;
      const site = { ...placed, id: siteId!, status: 'operational', builtOn: date } as const;
      edits.push({ kind: 'add-site', site, stations, coverage });
    }
  }
  return { name, edits };
}

/** Ids `P-001`, `P-002`, … that no site of the dataset has. */
function createIds({ sites }: Dataset): () => string {
  const taken = new Set(sites?.id ?? []);
  let number = 0;
  return () => {
    let id: string;
    do id = `P-${String(++number).padStart(3, '0')}`;
    while (taken.has(id));
    return id;
  };
}

/** Ids that nothing has yet: as asked, else with a number behind. */
function createFreeIds(taken: Iterable<string>): (wanted: string) => string {
  const known = new Set(taken);
  return (wanted) => {
    let id = wanted;
    for (let number = 2; known.has(id); number++) id = `${wanted}/${number}`;
    known.add(id);
    return id;
  };
}
