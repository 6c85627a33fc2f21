import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { createStore } from '../../state/store.ts';

/** A map of the user's own as the sources and layers that lie below everything else. */
export interface BaseStyle {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** The map below everything else, and what it is called. */
export interface UserBase {
  readonly style: BaseStyle | null;
  readonly name: string;
}

/** The base of the user's own; it is forgotten with the page. */
export const userBase = createStore<UserBase>({ style: null, name: '' });
