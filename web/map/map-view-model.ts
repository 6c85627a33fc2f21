import type { MapPart } from '../state/app-state.ts';
import type { DrawnLook, MapLook } from '../state/map-look.ts';
import type { BaseStyle } from './base/user-base.ts';
import type { MapOverlay } from './overlays.ts';

/** Everything that the map shows. */
export interface MapView {
  /** Grows when there are tiles of another dataset; 0 before there are any. */
  readonly dataVersion: number;
  /** Grows when the tiles of what was found have changed. */
  readonly tilesVersion: number;
  readonly bounds: readonly [number, number, number, number] | null;
  readonly look: MapLook & { readonly villages: DrawnLook };
  readonly hiddenParts: ReadonlySet<MapPart>;
  /** The dissolved coverage that is drawn, by its position in the analysis. */
  readonly coverage: readonly number[];
  /** Every operator that has coverage, in the order of the colours. */
  readonly allOperators: readonly string[];
  /** Only their sites are drawn; `null` draws everybody's. */
  readonly siteOperators: readonly string[] | null;
  /** The gap list that stands out, as `indicator|technology|operator|scope`; `null` shows all villages alike. */
  readonly gaps: string | null;
  /** What communes are shaded by, `null` for nothing. */
  readonly shade: string | null;
  /** Whether dead zones are known. */
  readonly hasZones: boolean;
  readonly hasTerrain: boolean;
  /** The dead zone and the area (a row of the area table) that are selected, -1 for none. */
  readonly zone: number;
  readonly area: number;
  /** What is drawn about what is selected. */
  readonly selection: readonly GeoJSON.Feature[];
  readonly villages: number;
  /** The layers of a map of the user's own, and where they come from. */
  readonly base: BaseStyle | null;
  /** What other parts of the page draw over the map. */
  readonly overlays: Readonly<Record<string, MapOverlay | null>>;
}
