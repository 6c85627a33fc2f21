import { TECHNOLOGY_FLOORS, type TechnologyFloor } from '../../engine/vocabulary.ts';
import { createStore, useStore } from './store.ts';

/** What villages are told apart by: what the selected target is about, or one thing whatever is selected. */
export const VILLAGE_LOOKS = ['target', 'mobile', 'operators', 'fixed', 'fiber'] as const;
export type VillageLook = (typeof VILLAGE_LOOKS)[number];
/** What villages are then drawn by. */
export type DrawnLook = Exclude<VillageLook, 'target'>;
export const FIBER_LOOKS = ['status', 'deployment'] as const;
export type FiberLook = (typeof FIBER_LOOKS)[number];
export const ROAD_LOOKS = ['class', 'covered'] as const;
export type RoadLook = (typeof ROAD_LOOKS)[number];

/** The communes are shaded by the selected row of the scorecard, whichever it is. */
export const SHADE_BY_ROW = 'row';

/** Where the map looks: degrees of its middle, and zoom. */
export interface Camera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/** How the map shows what it shows; whether it does is `hiddenParts` of the app. */
export interface MapLook {
  readonly villages: VillageLook;
  /** What communes are shaded by: `row`, an indicator as `toShadeKey` writes it, or `null` for nothing. */
  readonly shade: string | null;
  readonly fiber: FiberLook;
  readonly roads: RoadLook;
  /** Whose coverage makes a road covered, from which generation up. */
  readonly roadFloor: TechnologyFloor;
  readonly roadOperator: string;
  /** Where the map is; `null` before it is anywhere. */
  readonly camera: Camera | null;
  /** Where it is to go, as an address says; `null` once it has been there. */
  readonly wantedCamera: Camera | null;
}

export const USUAL_LOOK: MapLook = {
  villages: 'target',
  shade: null,
  fiber: 'status',
  roads: 'class',
  roadFloor: TECHNOLOGY_FLOORS[1],
  roadOperator: 'any',
  camera: null,
  wantedCamera: null,
};

/** The look of the map on the page. */
export const mapLook = createStore<MapLook>(USUAL_LOOK);

/** What `select` sees in the look of the map. */
export const useMapLook = <Part>(select: (look: MapLook) => Part): Part => useStore(mapLook, select);

/** Changes how the map looks. */
export const setMapLook = (change: Partial<MapLook>): void => mapLook.set(change);
