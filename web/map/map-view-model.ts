import type { MapPart } from '../state/app-state.ts';
import type { MapOverlay } from './overlays.ts';

/** Everything that the map shows. */
export interface MapView {
  /** Grows when the tiles have changed; 0 before there are any. */
  readonly tilesVersion: number;
  readonly bounds: readonly [number, number, number, number] | null;
  readonly hiddenParts: ReadonlySet<MapPart>;
  /** Operators that are drawn, `any` among them. */
  readonly operators: ReadonlySet<string>;
  readonly technologies: ReadonlySet<string>;
  /** Every operator that has coverage, in the order of the colours. */
  readonly allOperators: readonly string[];
  /** The villages of the gap list; `null` shows all villages alike. */
  readonly gaps: readonly GeoJSON.Feature[] | null;
  readonly selection: readonly GeoJSON.Feature[];
  readonly villages: number;
  /** What other parts of the page draw over the map. */
  readonly overlays: Readonly<Record<string, MapOverlay | null>>;
}
