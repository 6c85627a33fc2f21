/** What a part of the legend is, as plain data. */
import type { Messages } from '../messages/index.ts';
import type { AppState, MapPart } from '../state/app-state.ts';
import type { MapLook } from '../state/map-look.ts';
import type { Mark } from './marks.ts';

/** How something looks on the map; tokens are names of CSS custom properties. */
export type LegendSample =
  | { readonly kind: 'mark'; readonly mark: Mark }
  | {
      readonly kind: 'line';
      readonly token: string;
      readonly widthPx: number;
      readonly dashes: readonly number[] | null;
    }
  | {
      readonly kind: 'fill';
      readonly token: string;
      readonly opacity: number;
      readonly edge: string | null;
      /** Of the edge. */
      readonly dashes?: readonly number[] | null;
    }
  | { readonly kind: 'hatch'; readonly token: string; readonly falls: boolean }
  | { readonly kind: 'text' };

export interface LegendItem {
  readonly label: string;
  /** How many there are, as it is written; empty where a count says nothing. */
  readonly count: string;
  readonly sample: LegendSample | null;
}

/** A part of the map with what it is made of. */
export interface LegendPart extends LegendItem {
  readonly part: MapPart | 'coverage' | 'shade';
  readonly isShown: boolean;
  /** The zoom from which on it is drawn. */
  readonly fromZoom: number;
  readonly items: readonly LegendItem[];
  /** Something that has to be said about what is drawn. */
  readonly note: string;
}

/** The parts that are to be seen in a picture of a zoom. */
export const seenAt = (parts: readonly LegendPart[], zoom: number): LegendPart[] =>
  parts.filter(({ isShown, fromZoom }) => isShown && fromZoom <= zoom);

/** The sample of a sign. */
export const mark = (of: Mark): LegendSample => ({ kind: 'mark', mark: of });
/** The sample of a line `widthPx` pixels wide. */
export const line = (token: string, widthPx: number, dashes: readonly number[] | null = null): LegendSample => ({
  kind: 'line',
  token,
  widthPx,
  dashes,
});
/** How often a code is among codes. */
export const countCodes = (codes: ArrayLike<number> | undefined, code: number): number =>
  codes === undefined ? 0 : Array.prototype.filter.call(codes, (found: number) => found === code).length;

/** What is asked of every part. */
export interface Ask {
  readonly state: AppState;
  readonly look: MapLook;
  readonly words: Messages;
  readonly count: (n: number) => string;
}
