import costs from '../../data/costs/default.json';
import type { Dataset } from '../../engine/dataset.ts';
import type { SiteReach } from '../../engine/propose/reach-of-site.ts';
import type { CoverageRecord, FiberRecord, FlatGeometry, StationRecord } from '../../engine/records.ts';
import type { AddSite, Edit } from '../../engine/scenario/edit.ts';
import {
  type Basis,
  type Deployment,
  type FiberKind,
  type Lifecycle,
  type ServiceClass,
  type SiteStructure,
  TECHNOLOGIES,
  type Technology,
} from '../../engine/vocabulary.ts';
import type { Position } from './drawing.ts';

/** A site as a form describes it. */
export interface SiteDraft {
  readonly id: string;
  readonly operators: readonly string[];
  /** The radius of each generation that it is to have, metres. */
  readonly radiusM: Partial<Readonly<Record<Technology, number>>>;
  readonly structure: SiteStructure | null;
  readonly heightM: number | null;
  /** ISO date. */
  readonly builtOn: string | null;
}

/** A coverage polygon but for its shape. */
export interface CoverageDraft {
  readonly operator: string;
  readonly technology: Technology;
  readonly serviceClass: ServiceClass;
  readonly basis: Basis;
}

/** A fiber route but for its shape. */
export interface FiberDraft {
  readonly operator: string | null;
  readonly status: Lifecycle;
  readonly deployment: Deployment | null;
  readonly kind: FiberKind | null;
}

/** The generations that a draft has a radius for, lowest first. */
export const technologiesOf = ({ radiusM }: Pick<SiteDraft, 'radiusM'>): Technology[] =>
  TECHNOLOGIES.filter((technology) => radiusM[technology] !== undefined);

/** The usual radius of each generation, metres. */
export const USUAL_RADIUS_M: Readonly<Record<Technology, number>> = {
  '2G': costs.values.radius_2g_m.value,
  '3G': costs.values.radius_3g_m.value,
  '4G': costs.values.radius_4g_m.value,
  '5G': costs.values.radius_5g_m.value,
};

/** How high the antennas of a draft hang: as it says, else as is usual on what carries them. */
export const antennaHeightM = ({ heightM, structure }: Pick<SiteDraft, 'heightM' | 'structure'>): number =>
  heightM ??
  (structure === 'rooftop' || structure === 'pole' ? costs.values.mount_height_m : costs.values.tower_height_m).value;

/** The site of a draft at a place, with a station for each operator and generation and the shape of the generation as its modelled polygon. */
export function toAddSite(draft: SiteDraft, place: Position, shapes: SiteReach['shapes']): AddSite {
  const { id, operators, structure, heightM, builtOn } = draft;
  const [lng, lat] = place;
  const pairs = operators.flatMap((operator) =>
    technologiesOf(draft).map((technology) => ({ id: `${id}/${operator}/${technology}`, operator, technology })),
  );
  return {
    kind: 'add-site',
    site: { id, lng, lat, owner: operators[0] ?? null, structure, heightM, status: 'operational', builtOn },
    stations: pairs.map(
      (pair): StationRecord => ({
        ...pair,
        siteId: id,
        lng: null,
        lat: null,
        since: builtOn,
        frequencyMhz: null,
        eirpDbm: null,
        antennaHeightM: heightM,
        azimuthDeg: null,
        beamwidthDeg: null,
        status: 'operational',
      }),
    ),
    coverage: pairs.map(
      (pair): CoverageRecord => ({
        ...pair,
        serviceClass: 'outdoor',
        basis: 'modelled',
        siteId: id,
        validFrom: builtOn,
        geometry: shapes[pair.technology]!,
      }),
    ),
  };
}

/** A polygon of its own. */
export const toCoverage = (
  id: string,
  draft: CoverageDraft,
  geometry: FlatGeometry,
  validFrom: string | null,
): CoverageRecord => ({
  id,
  operator: draft.operator,
  technology: draft.technology,
  serviceClass: draft.serviceClass,
  basis: draft.basis,
  siteId: null,
  validFrom,
  geometry,
});

export const toFiber = (id: string, draft: FiberDraft, geometry: FlatGeometry): FiberRecord => ({
  id,
  operator: draft.operator,
  owner: null,
  status: draft.status,
  deployment: draft.deployment,
  kind: draft.kind,
  geometry,
});

const STEMS = { sites: 'N', coverage: 'C', fiber: 'F' } as const;

/** The first id `N-001`, `N-002`, … that no record of the layer has and no edit gives. */
export function freeId(dataset: Dataset, edits: readonly Edit[], layer: keyof typeof STEMS): string {
  const taken = new Set([...(dataset[layer]?.id ?? []), ...edits.flatMap(idsGiven)]);
  for (let number = 1; ; number++) {
    const id = `${STEMS[layer]}-${String(number).padStart(3, '0')}`;
    if (!taken.has(id)) return id;
  }
}

function idsGiven(edit: Edit): string[] {
  if (edit.kind === 'add-site') return [edit.site.id];
  if (edit.kind === 'add-coverage') return [edit.coverage.id];
  return edit.kind === 'add-fiber' ? [edit.fiber.id] : [];
}
