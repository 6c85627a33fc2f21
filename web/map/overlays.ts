import type { LayerSpecification } from 'maplibre-gl';
import { createStore } from '../state/store.ts';

/** Everything of a style layer but where its features come from. */
type OverlayLayer = LayerSpecification extends infer Layer
  ? Layer extends { source: string }
    ? Omit<Layer, 'source' | 'source-layer'>
    : never
  : never;

/** Something that another part of the page draws over the map: a few features and how they look. */
export interface MapOverlay {
  readonly features: readonly GeoJSON.Feature[];
  /** Style layers by their own ids, lowest first; they lie above villages, names and the ranks of dead zones. */
  readonly layers: readonly OverlayLayer[];
}

/** What lies over the map, by the name of the part that put it there. */
export const overlays = createStore<Readonly<Record<string, MapOverlay | null>>>({});

/** Lays an overlay over the map, in place of the one of the same name; `null` takes it away. */
export const setOverlay = (name: string, overlay: MapOverlay | null): void => overlays.set({ [name]: overlay });
