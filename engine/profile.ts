import { type Basis, type ServiceClass, TECHNOLOGIES, type Technology } from './vocabulary.ts';

/** A rule profile: every threshold of a verdict as data, named and versioned. Distances in metres. */
export interface Profile {
  readonly id: string;
  /** Mobile broadband starts at this generation. */
  readonly min_technology: Technology;
  readonly counted_service_classes: readonly ServiceClass[];
  readonly counted_basis: readonly Basis[];
  /** A declared share of a village counts as covered from here, 0..1. */
  readonly covered_share_min: number;
  /** A route this near to a village centre passes it. */
  readonly fiber_reach_m: number;
  /** An access node this near to a village centre can serve it. */
  readonly service_reach_m: number;
  /** Sites closer than this are one location. */
  readonly site_merge_m: number;
  /** Placements from this ISO date on are new. */
  readonly new_since: string;
}

/** The default profile, as agreed in the data contract. */
export const defaultProfile: Profile = {
  id: 'vn-2024',
  min_technology: '3G',
  counted_service_classes: ['outdoor', 'in-vehicle', 'indoor'],
  counted_basis: ['declared', 'modelled'],
  covered_share_min: 1,
  fiber_reach_m: 500,
  service_reach_m: 1500,
  site_merge_m: 50,
  new_since: '2023-01-01',
};

/** Whether two profiles say the same, their names among it. */
export const isSameProfile = (a: Profile, b: Profile): boolean =>
  (Object.keys({ ...a, ...b }) as (keyof Profile)[]).every(
    (name) => JSON.stringify(a[name]) === JSON.stringify(b[name]),
  );

/** The position of the profile's minimum generation in {@link TECHNOLOGIES}. */
export const minTechnologyIndex = (profile: Profile): number => TECHNOLOGIES.indexOf(profile.min_technology);
