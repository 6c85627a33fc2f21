import type { COMPUTED_INDICATORS, LayerName, Profile } from '../../engine/index.ts';
import type { Language } from '../labels/index.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type ComputedIndicator = (typeof COMPUTED_INDICATORS)[number];
export type Threshold = Exclude<keyof Profile, 'id'>;

/** What an indicator is computed from. */
export interface Method {
  /** The layers that its figures are read from; the areas of `admin` only break them down. */
  readonly layers: readonly LayerName[];
  /** The thresholds of the profile that can change it. */
  readonly thresholds: readonly Threshold[];
}

/** How an indicator is computed, in words: what is counted, of what, and what one has to know to count the same. */
export interface MethodText {
  readonly numerator: string;
  /** Absent where the figure is a length and not a share. */
  readonly denominator?: string;
  readonly notes: readonly string[];
}

/** The words of one language about every computed indicator and every threshold. */
export interface MethodTexts {
  readonly methods: Readonly<Record<ComputedIndicator, MethodText>>;
  readonly thresholds: Readonly<Record<Threshold, string>>;
}

/** What decides whether a polygon counts. */
const COUNTED: readonly Threshold[] = ['min_technology', 'counted_service_classes', 'counted_basis'];
const EVIDENCE: readonly Threshold[] = [...COUNTED, 'covered_share_min'];

/** What each computed indicator is computed from. */
export const METHODS: Readonly<Record<ComputedIndicator, Method>> = {
  'village-mobile-share': { layers: ['villages', 'coverage', 'declarations'], thresholds: EVIDENCE },
  'village-white-share': { layers: ['villages', 'coverage', 'declarations'], thresholds: [] },
  'village-patchy-share': { layers: ['villages', 'clusters', 'coverage', 'declarations'], thresholds: EVIDENCE },
  'village-fixed-share': {
    layers: ['villages', 'fiber', 'fiber_nodes'],
    thresholds: ['fiber_reach_m', 'service_reach_m'],
  },
  'village-serviceable-share': { layers: ['villages', 'fiber_nodes'], thresholds: ['service_reach_m'] },
  'household-fiber-passed-share': {
    layers: ['villages', 'fiber', 'fiber_nodes'],
    thresholds: ['fiber_reach_m', 'service_reach_m'],
  },
  'population-mobile-share': { layers: ['villages', 'clusters', 'coverage', 'declarations'], thresholds: EVIDENCE },
  'area-mobile-share': { layers: ['admin', 'coverage'], thresholds: COUNTED },
  'road-mobile-share': { layers: ['roads', 'coverage'], thresholds: COUNTED },
  'place-mobile-share': { layers: ['places', 'coverage'], thresholds: COUNTED },
  'place-fixed-share': { layers: ['places', 'fiber'], thresholds: ['fiber_reach_m'] },
  'commune-dedicated-share': { layers: ['places'], thresholds: [] },
  'site-sharing-share': { layers: ['sites', 'stations'], thresholds: ['site_merge_m'] },
  'placement-sharing-share': { layers: ['sites', 'stations'], thresholds: ['site_merge_m'] },
  'site-tenancy-ratio': { layers: ['sites', 'stations'], thresholds: ['site_merge_m'] },
  'new-site-sharing-share': { layers: ['sites', 'stations'], thresholds: ['site_merge_m', 'new_since'] },
  'pole-sharing-share': { layers: ['poles'], thresholds: [] },
  'duct-sharing-share': { layers: ['ducts'], thresholds: [] },
  'cable-underground-share': { layers: ['fiber'], thresholds: [] },
  'fiber-route-km': { layers: ['fiber'], thresholds: [] },
  'street-underground-share': { layers: ['roads'], thresholds: [] },
  'station-technology-share': { layers: ['stations'], thresholds: [] },
};

/** The words of a language. */
export const methodTextsOf = (language: Language): MethodTexts => (language === 'vi' ? vi : en);
