import type { Dataset } from '../dataset.ts';
import type { CoverageRecord, SiteRecord, StationRecord } from '../records.ts';
import type { Candidate } from './candidates.ts';
import type { ReachTable } from './cover-matrix.ts';
import type { Situation } from './demand.ts';
import type { Position } from './positions.ts';
import type { Scenario } from './scenario.ts';
import type { StandingLocation } from './standing.ts';

/**
 * The chosen candidates as rows of a dataset: a site where none stands, a station for each operator and generation, and
 * the ground that each would serve as a modelled coverage polygon. All carry the given date.
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
  const sites: SiteRecord[] = [];
  const built: { id: string; builtOn: string }[] = [];
  const stations: StationRecord[] = [];
  const coverage: CoverageRecord[] = [];
  const nextId = createIds(dataset);
  for (const { position: row, operators, technologies } of chosen) {
    const position = positions[row];
    const { lng, lat, heightM } = position;
    const names = operators.map((o) => dataset.companies[evidence.operators[o]]);
    let siteId = position.plannedSiteId;
    if (position.kind === 'standing') siteId = standing[position.location].siteId;
    else if (position.kind === 'planned') built.push({ id: siteId!, builtOn: date });
    else {
      siteId = nextId();
      const structure = position.kind === 'new' ? 'tower' : position.kind === 'pole' ? 'pole' : 'rooftop';
      sites.push({ id: siteId, lng, lat, owner: names[0], structure, heightM, status: 'operational', builtOn: date });
    }
    const own = siteId === null ? { lng, lat } : { lng: null, lat: null };
    for (const operator of names) {
      for (const technology of technologies) {
        const id = `${siteId ?? position.id}/${operator}/${technology}/proposed`;
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
  }
  return { name, sites, built, stations, coverage };
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
