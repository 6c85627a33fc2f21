import type { Technology } from '../../engine/vocabulary.ts';
import type { LngLat } from './plane.ts';

export type PlanId = 'lai-chau' | 'hue' | 'son-la' | 'yen-bai' | 'ninh-binh';

/** Where the province lies: a few control points of its outline, and its area. */
export interface ProvinceShape {
  readonly controls: readonly LngLat[];
  readonly areaKm2: number;
  /** Sideways displacement of a midpoint, as a share of the stretch. */
  readonly roughness: number;
  readonly cellM: number;
}

/** What the land looks like: mountain ranges, the height of the lowest land and of the summits. */
export interface ReliefShape {
  readonly floorM: number;
  readonly summitM: number;
  /** Uplift everywhere, against which the strength of the ranges counts. */
  readonly base: number;
  readonly ranges: readonly {
    readonly from: LngLat;
    readonly to: LngLat;
    readonly widthKm: number;
    readonly strength: number;
  }[];
  /** How strongly limestone towers break up the hills. */
  readonly karst: number;
  /** Where rivers leave the map. */
  readonly mouths: readonly LngLat[];
  /** A line with the sea on its left; outside the outline only. */
  readonly coast?: readonly [LngLat, LngLat];
}

/** The people and their areas. */
export interface SettlementShape {
  readonly capital: LngLat;
  readonly communes: number;
  readonly districts: number;
  readonly villages: number;
  readonly population: number;
  readonly households: number;
  /** Villages without national grid electricity. */
  readonly withoutGrid: number;
  /** Share of the villages in towns. */
  readonly townShare: number;
  /** Share of the villages that have residential clusters outside the centre. */
  readonly clusterShare: number;
  /** Share of villages of extreme difficulty. */
  readonly difficultShare: number;
  readonly names: 'highland' | 'lowland' | 'central';
}

/** One operator's network: sites, stations per generation, and how many village centres it reaches. */
export interface NetworkShape {
  readonly operator: string;
  readonly sites: number;
  readonly stations: Readonly<Partial<Record<Technology, number>>>;
  /** Villages covered by at least this generation; never rising with the generation. */
  readonly villages: Readonly<Partial<Record<Technology, number>>>;
  /** How strongly the network keeps to towns (1) or reaches the whole province (0). */
  readonly townBias: number;
}

/** The mobile networks together. */
export interface MobileShape {
  readonly networks: readonly NetworkShape[];
  /** Villages with no signal at all, with weak signal only, with 2G only. */
  readonly white: number;
  readonly weak: number;
  readonly basic: number;
  /** Villages with signal at the centre and a residential cluster without. */
  readonly patchy: number;
  /** Of the villages without mobile broadband, how many have no grid electricity. */
  readonly uncoveredWithoutGrid: number;
  /** Locations shared by two operators or more, and of those by three. */
  readonly shared: number;
  readonly sharedByThree: number;
  /** Reach of a station, metres. */
  readonly reachM: Readonly<Record<Technology, number>>;
  /** Placements since the profile's `new_since`, and of those on a location that already stood. */
  readonly newPlacements: number;
  readonly newOnStanding: number;
  /** Sites planned for the villages without signal. */
  readonly plannedSites: number;
}

/** The fixed networks. */
export interface FixedShape {
  /** Villages within reach of a route or an access node. */
  readonly villages: number;
  /** Of the villages out of reach, how many have no grid electricity. */
  readonly unreachedWithoutGrid: number;
  /** Companies with cables, strongest first. */
  readonly operators: readonly string[];
  /** Cable to lay, km; `null` lays what the routes ask for. */
  readonly aerialKm: number | null;
  readonly undergroundKm: number | null;
  /** Planned routes towards villages out of reach. */
  readonly plannedRoutes: number;
}

/** Towns, poles, ducts and places. */
export interface TownShape {
  /** Share of urban streets whose cables are underground. */
  readonly undergroundShare: number;
  readonly poles: number;
  readonly poleSharedShare: number;
  readonly ductSharedShare: number;
  readonly communesWithDedicatedNetwork: number;
  readonly industrialParks: number;
}

export interface ObservationShape {
  readonly indicator: string;
  readonly value: number;
  readonly asOf: string;
  readonly source: string;
}

/** A figure that no document gives, and why the sample takes it. */
export interface Assumption {
  readonly figure: string;
  readonly value: string;
  readonly reason: string;
}

/** Everything that makes one sample province. */
export interface SampleSpec {
  readonly planId: PlanId;
  readonly province: string;
  /** Two letters that begin every id. */
  readonly code: string;
  readonly asOf: string;
  readonly seed: number;
  readonly shape: ProvinceShape;
  readonly relief: ReliefShape;
  readonly settlement: SettlementShape;
  readonly mobile: MobileShape;
  readonly fixed: FixedShape;
  readonly town: TownShape;
  readonly observations: readonly ObservationShape[];
  readonly assumptions: readonly Assumption[];
}
