import type { Cable } from './cables.ts';
import { chainsOf } from './chains.ts';
import { type Areas, communeRings, districtRings, provinceRings } from './communes.ts';
import { type CoverageArea, ringOf } from './coverage.ts';
import type { LineRow, PointRow, PolygonRow, SampleDataset } from './layers.ts';
import type { Namer } from './names.ts';
import { type LngLat, lineLengthM, type Plane } from './plane.ts';
import { hashUnit } from './random.ts';
import type { Shortfall } from './reach-sets.ts';
import type { RoadNet } from './roads.ts';
import type { Settlement } from './settlements.ts';
import type { Tenancy } from './sharing.ts';
import type { SampleSpec } from './spec.ts';
import type { Equipment } from './stations.ts';
import { layStreets, type Street, streetLines } from './streets.ts';

type PositionOf = (x: number, y: number) => LngLat;

const numbered = (code: string, letter: string, row: number, width: number): string =>
  `${code}-${letter}${String(row + 1).padStart(width, '0')}`;

/** The contents of `dataset.json`. */
export function datasetOf(spec: SampleSpec): SampleDataset {
  return {
    name: `Mẫu – ${spec.province} (dữ liệu minh họa)`,
    as_of: spec.asOf,
    plan: spec.planId,
    crs: 'EPSG:4326',
    sample: true,
    note: 'Dữ liệu mẫu do máy sinh, tên gọi là hư cấu. Generated sample data, all names are invented.',
  };
}

/** The admin rows: the province, its districts, its communes; and the codes and names of the communes. */
export function adminRows(areas: Areas, namer: Namer, spec: SampleSpec) {
  const province = `${spec.code}-M`;
  const rows: PolygonRow[] = [
    { polygon: provinceRings(areas), code: province, name: `Tỉnh ${spec.province} (mẫu)`, level: 'province' },
  ];
  const districtCodes = areas.districtSeat.map((_, d) => `${province}-${String(d + 1).padStart(2, '0')}`);
  districtCodes.forEach((code, d) => {
    const name = namer.district(d === 0);
    rows.push({ polygon: districtRings(areas, d), code, name, level: 'district', parent_code: province });
  });
  const communeCodes: string[] = [];
  const communeNames: string[] = [];
  areas.centres.forEach((_, c) => {
    const parent_code = districtCodes[areas.district[c]!]!;
    const code = `${parent_code}-${String(c + 1).padStart(3, '0')}`;
    const name = namer.commune(c === 0 ? 'Phường' : areas.districtSeat.includes(c) ? 'Thị trấn' : 'Xã');
    communeCodes.push(code);
    communeNames.push(name);
    rows.push({ polygon: communeRings(areas, c), code, name, level: 'commune', parent_code });
  });
  return { rows, communeCodes, communeNames };
}

/** The access nodes: one beside each commune's office, of one of the fixed operators. */
export function nodeRows(settlements: readonly Settlement[], positionOf: PositionOf, spec: SampleSpec): PointRow[] {
  const companies = spec.fixed.operators;
  return settlements
    .filter((s) => s.isCentre)
    .map((s, i) => {
      const [lng, lat] = positionOf(s.x + 60, s.y + 25);
      const operator = companies[Math.floor(hashUnit(spec.seed, i, 95) * Math.min(2, companies.length))]!;
      return { lng, lat, id: numbered(spec.code, 'N', i, 3), operator, access_point: true, status: 'operational' };
    });
}

/** The streets of the towns: the capital's reach furthest. */
export function streetsOf(plane: Plane, areas: Areas, settlements: readonly Settlement[], spec: SampleSpec): Street[] {
  const centres = new Map(settlements.filter((s) => s.isCentre).map((s) => [s.commune, s]));
  const lines = areas.districtSeat.flatMap((commune, town) => {
    const { x, y } = centres.get(commune)!;
    return streetLines(plane, town, x, y, town === 0 ? 4 : 3, spec.seed).map((line) => ({ town, line }));
  });
  return layStreets(lines, spec.town.undergroundShare, spec.seed);
}

const CLASS_OF_RANK = ['national', 'provincial', 'inter-district', 'local', 'local'] as const;

/** The rows of the roads layer: the ways between communes and to villages, and the streets. */
export function roadRows(net: RoadNet, streets: readonly Street[], namer: Namer, spec: SampleSpec): LineRow[] {
  const all = net.links.map((_, link) => link);
  const roads = chainsOf(net, all, (link) => net.links[link]!.rank).map((chain, i): LineRow => {
    const name = chain.kind === 0 ? 'Quốc lộ M1' : chain.kind === 1 ? 'Đường tỉnh M2' : '';
    const row = { line: chain.line, id: numbered(spec.code, 'R', i, 4), class: CLASS_OF_RANK[chain.kind]! };
    const cables = chain.kind < 3 ? 'aerial' : 'none';
    return { ...row, ...(name === '' ? {} : { name }), cables };
  });
  const names = streets.map(() => `Phố ${namer.plain()}`);
  return roads.concat(
    streets.map(({ line, cables }, i) => ({
      line,
      id: numbered(spec.code, 'T', i, 3),
      class: 'urban',
      name: names[i]!,
      cables,
    })),
  );
}

/** The rows of the fiber layer. */
export function cableRows(cables: readonly Cable[], spec: SampleSpec): LineRow[] {
  return cables.map(({ line, operator, owner, deployment, kind }, i) => ({
    line,
    id: numbered(spec.code, 'F', i, 4),
    operator,
    owner,
    status: 'operational',
    deployment,
    kind,
  }));
}

/** Planned routes along the ways to villages out of reach; nobody has said yet how they will be laid. */
export function plannedRoutes(net: RoadNet, reached: Uint8Array, spec: SampleSpec): LineRow[] {
  const ways = net.wayOut.flatMap((links, village) => (reached[village] === 0 && links.length > 2 ? [links] : []));
  return ways.slice(0, spec.fixed.plannedRoutes).map((links, i) => {
    const chain = chainsOf(net, links, () => 0)[0]!;
    const operator = spec.fixed.operators[i % spec.fixed.operators.length]!;
    return { line: chain.line, id: numbered(spec.code, 'FQ', i, 3), operator, status: 'planned', kind: 'access' };
  });
}

/** Sites planned beside villages without signal; their owners are not decided. */
export function plannedSites(
  settlements: readonly Settlement[],
  shortfall: Shortfall,
  positionOf: PositionOf,
  spec: SampleSpec,
): PointRow[] {
  return [...shortfall.white].slice(0, spec.mobile.plannedSites).map((v, i) => {
    const [lng, lat] = positionOf(settlements[v]!.x + 130, settlements[v]!.y - 110);
    return { lng, lat, id: numbered(spec.code, 'SQ', i, 2), structure: 'tower', height_m: 42, status: 'planned' };
  });
}

/** The rows of the coverage layer: one area for each station, and the weak fringes. */
export function coverageRows(
  plane: Plane,
  areas: readonly CoverageArea[],
  tenancies: readonly Tenancy[],
  equipment: Equipment,
  spec: SampleSpec,
): PolygonRow[] {
  return areas.map(({ tenancy, generation, isWeak, star }, i) => {
    const draw = hashUnit(spec.seed, i, 97);
    const service_class = isWeak ? 'weak' : draw < 0.1 ? 'indoor' : draw < 0.28 ? 'in-vehicle' : 'outdoor';
    return {
      polygon: [ringOf(plane, star)],
      id: numbered(spec.code, 'C', i, 4),
      operator: spec.mobile.networks[tenancies[tenancy]!.network]!.operator,
      technology: `${generation}G`,
      service_class,
      basis: hashUnit(spec.seed, i, 98) < 0.8 ? 'declared' : 'modelled',
      site_id: equipment.siteId[tenancy]!,
    };
  });
}

/** Lines along which poles stand, longest towns first: every road with cables in the air. */
export const poleLinesOf = (roads: readonly LineRow[]): (readonly LngLat[])[] =>
  roads.filter((road) => road.cables === 'aerial' && lineLengthM(road.line) > 50).map((road) => road.line);
