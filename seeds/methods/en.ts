import type { MethodTexts } from './index.ts';

const CENTRE = 'A village is judged at its centre; a centre exactly on the edge of a polygon is inside.';
const COUNTED = 'Only polygons whose service class and basis the profile counts; weak signal never covers.';
const CUMULATIVE = 'A newer generation counts for the older ones: 4G and 5G are also 3G+.';
const DECLARED = 'Where an operator has declared a village, the declaration stands before its polygons.';
const TWO_REACHES =
  'Reached: an operational route passes near enough, or an operational access node is near enough to serve.';
const LOCATION = 'Sites nearer to each other than the merging distance are one location.';
const USERS = 'Owner and tenants are users alike, by distinct name; planned and retired stations do not count.';
const GEODESIC = 'Lengths are measured on the WGS84 ellipsoid.';

export const en: MethodTexts = {
  methods: {
    'village-mobile-share': {
      numerator: 'villages whose centre is covered',
      denominator: 'all villages, or those with grid electricity where the target says so',
      notes: [CENTRE, COUNTED, CUMULATIVE, DECLARED],
    },
    'village-white-share': {
      numerator: 'villages outside every polygon, of whatever technology or class, and with no share declared covered',
      denominator: 'all villages',
      notes: [CENTRE],
    },
    'village-patchy-share': {
      numerator: 'villages with a covered centre and at least one residential cluster that is not covered',
      denominator: 'villages with a covered centre',
      notes: [CENTRE, COUNTED, DECLARED],
    },
    'village-fixed-share': {
      numerator: 'villages that fixed broadband reaches',
      denominator: 'all villages, or those with grid electricity where the target says so',
      notes: [TWO_REACHES, 'Being passed by a cable is not yet being connected to it.'],
    },
    'village-serviceable-share': {
      numerator: 'villages with an operational access node near enough to serve them',
      denominator: 'all villages, or those with grid electricity where the target says so',
      notes: ['Distances are from the village centre.'],
    },
    'household-fiber-passed-share': {
      numerator: 'households of the villages that fixed broadband reaches',
      denominator: 'households of all villages',
      notes: [TWO_REACHES, 'A village counts with all of its households or with none.'],
    },
    'population-mobile-share': {
      numerator: 'people who live at covered points',
      denominator: 'people of all villages',
      notes: [
        'People are counted at the residential clusters of their village where those carry population, else at its centre.',
        COUNTED,
        CUMULATIVE,
        DECLARED,
      ],
    },
    'area-mobile-share': {
      numerator: 'square kilometres inside the coverage, overlaps counted once',
      denominator: 'square kilometres of the area',
      notes: [COUNTED, CUMULATIVE, 'Areas are measured on the WGS84 ellipsoid.'],
    },
    'road-mobile-share': {
      numerator: 'metres of road inside coverage',
      denominator: 'metres of road',
      notes: ['Roads are cut exactly where coverage begins and ends; overlaps count once.', COUNTED, GEODESIC],
    },
    'place-mobile-share': {
      numerator: 'places inside coverage',
      denominator: 'places of the kinds that the target names',
      notes: [COUNTED, CUMULATIVE],
    },
    'place-fixed-share': {
      numerator: 'places that have fiber',
      denominator: 'places of the kinds that the target names',
      notes: ['Where the data does not say whether a place has fiber, an operational route within reach counts.'],
    },
    'commune-dedicated-share': {
      numerator: 'commune offices on the dedicated network of the authorities',
      denominator: 'commune offices',
      notes: ['As the data says of each office.'],
    },
    'site-sharing-share': {
      numerator: 'locations that two or more operators use',
      denominator: 'locations that at least one operator uses',
      notes: [LOCATION, USERS],
    },
    'placement-sharing-share': {
      numerator: 'placements on shared locations',
      denominator: 'placements',
      notes: ['A placement is one operator at one location.', LOCATION, USERS],
    },
    'site-tenancy-ratio': {
      numerator: 'placements',
      denominator: 'locations',
      notes: ['A placement is one operator at one location.', LOCATION, USERS],
    },
    'new-site-sharing-share': {
      numerator: 'new placements on a location that already stood',
      denominator: 'new placements',
      notes: [
        'New is an operator’s first station at a location, from the date of the profile on.',
        'A location already stood where another operator or the structure itself was there before.',
        LOCATION,
      ],
    },
    'pole-sharing-share': {
      numerator: 'poles with two or more users',
      denominator: 'poles with at least one user',
      notes: ['The users are the owner and the tenants, by distinct name.'],
    },
    'duct-sharing-share': {
      numerator: 'metres of duct route with two or more users',
      denominator: 'metres of duct route with at least one user',
      notes: ['Ducts that follow the same line within 10 m are one length, and their users join.', GEODESIC],
    },
    'cable-underground-share': {
      numerator: 'metres of cable that is buried or in a duct',
      denominator: 'metres of cable of which the data says how it is laid',
      notes: ['Every cable counts, also beside another.', GEODESIC],
    },
    'fiber-route-km': {
      numerator: 'kilometres of operational route',
      notes: ['A route counts once however many cables follow it within 10 m.', GEODESIC],
    },
    'street-underground-share': {
      numerator: 'metres of urban road whose cables are underground',
      denominator: 'metres of urban road with cables',
      notes: ['As the data says of each road.', GEODESIC],
    },
    'station-technology-share': {
      numerator: 'stations of that one generation',
      denominator: 'stations',
      notes: ['Here generations are not cumulative: a 4G station is not a 3G station.'],
    },
  },
  thresholds: {
    min_technology: 'Broadband starts at',
    counted_service_classes: 'Service classes that count',
    counted_basis: 'Bases that count',
    covered_share_min: 'Declared covered from',
    fiber_reach_m: 'A route passes within',
    service_reach_m: 'A node serves within',
    site_merge_m: 'One location within',
    new_since: 'New since',
  },
};
