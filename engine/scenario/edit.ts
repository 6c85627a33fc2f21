import type { Profile } from '../profile.ts';
import type { CoverageRecord, FiberRecord, FlatGeometry, SiteRecord, StationRecord } from '../records.ts';

/** One thing that somebody would do to the network, or to the rules that it is judged by. */
export type Edit =
  | AddSite
  | MoveSite
  | { readonly kind: 'remove-site'; readonly id: string }
  | { readonly kind: 'build-site'; readonly id: string; readonly builtOn: string }
  | { readonly kind: 'add-station'; readonly station: StationRecord }
  | { readonly kind: 'remove-station'; readonly id: string }
  | { readonly kind: 'add-coverage'; readonly coverage: CoverageRecord }
  | { readonly kind: 'replace-coverage'; readonly coverage: CoverageRecord }
  | { readonly kind: 'remove-coverage'; readonly id: string }
  | { readonly kind: 'add-fiber'; readonly fiber: FiberRecord }
  | { readonly kind: 'replace-fiber'; readonly fiber: FiberRecord }
  | { readonly kind: 'remove-fiber'; readonly id: string }
  | { readonly kind: 'change-profile'; readonly profile: Partial<Profile> };

/** A site with what stands on it and what it serves; stations and polygons name the site. */
export interface AddSite {
  readonly kind: 'add-site';
  readonly site: SiteRecord;
  readonly stations: readonly StationRecord[];
  readonly coverage: readonly CoverageRecord[];
}

/** A site somewhere else. Its polygons move by the same way, but for those whose new shape is given. */
export interface MoveSite {
  readonly kind: 'move-site';
  readonly id: string;
  readonly lng: number;
  readonly lat: number;
  readonly shapes: readonly { readonly id: string; readonly geometry: FlatGeometry }[];
}

/** Edits of a dataset in their order, by a name. */
export interface Scenario {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** The layers that edits change. */
export const EDITED_LAYERS = ['sites', 'stations', 'coverage', 'fiber'] as const;
export type EditedLayer = (typeof EDITED_LAYERS)[number];

/** The rules with those that the edits change, the last change of each. */
export const profileAfter = (profile: Profile, edits: readonly Edit[]): Profile =>
  Object.assign({}, profile, ...edits.map((edit) => (edit.kind === 'change-profile' ? edit.profile : {})));
