/** Generations of mobile technology, lowest first; the code of a generation is its position plus 2 (`2G` is 2). */
export const TECHNOLOGIES = ['2G', '3G', '4G', '5G'] as const;
export type Technology = (typeof TECHNOLOGIES)[number];

/** "At least this generation", in the order of {@link TECHNOLOGIES}. */
export const TECHNOLOGY_FLOORS = ['2G+', '3G+', '4G+', '5G+'] as const;
export type TechnologyFloor = (typeof TECHNOLOGY_FLOORS)[number];

export const SERVICE_CLASSES = ['outdoor', 'in-vehicle', 'indoor', 'weak'] as const;
export type ServiceClass = (typeof SERVICE_CLASSES)[number];

export const BASES = ['declared', 'modelled', 'measured'] as const;
export type Basis = (typeof BASES)[number];

export const AREA_LEVELS = ['province', 'district', 'commune'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

export const LIFECYCLES = ['operational', 'planned', 'retired'] as const;
export type Lifecycle = (typeof LIFECYCLES)[number];

export const SITE_STRUCTURES = ['tower', 'rooftop', 'pole', 'other'] as const;
export type SiteStructure = (typeof SITE_STRUCTURES)[number];

export const DEPLOYMENTS = ['aerial', 'buried', 'duct'] as const;
export type Deployment = (typeof DEPLOYMENTS)[number];

export const FIBER_KINDS = ['backbone', 'distribution', 'access'] as const;
export type FiberKind = (typeof FIBER_KINDS)[number];

export const ROAD_CLASSES = ['national', 'provincial', 'inter-district', 'urban', 'local'] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export const ROAD_CABLES = ['aerial', 'underground', 'none'] as const;
export type RoadCables = (typeof ROAD_CABLES)[number];

export const PLACE_KINDS = [
  'school',
  'hospital',
  'clinic',
  'commune-office',
  'industrial-park',
  'tourism',
  'public-space',
  'other',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** The mobile status of a village, from no data to everything covered. */
export const MOBILE_STATUSES = ['unknown', 'white', 'basic', 'weak', 'patchy', 'covered'] as const;
export type MobileStatus = (typeof MOBILE_STATUSES)[number];

export const FIXED_STATUSES = ['unknown', 'none', 'passed', 'serviceable'] as const;
export type FixedStatus = (typeof FIXED_STATUSES)[number];

export const FUNDINGS = ['operator', 'universal-service-fund', 'electrify-first', 'unknown'] as const;
export type Funding = (typeof FUNDINGS)[number];

export const SCOPES = ['all', 'grid'] as const;
export type Scope = (typeof SCOPES)[number];

/** The layers of a dataset, in the order they are read and reported. */
export const LAYERS = [
  'admin',
  'villages',
  'clusters',
  'sites',
  'stations',
  'coverage',
  'declarations',
  'fiber',
  'fiber_nodes',
  'poles',
  'ducts',
  'roads',
  'places',
  'measurements',
  'observations',
] as const;
export type LayerName = (typeof LAYERS)[number];

/** A yes/no column that may be silent: 0 no, 1 yes, 255 not stated. */
export const NO = 0;
export const YES = 1;
export const NOT_STATED = 255;

/** The code of an enumerated value that a column does not state. */
export const UNCODED = 255;
