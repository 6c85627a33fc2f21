import { TECHNOLOGIES } from '../../engine/vocabulary.ts';
import { type AppState, foundOf, selectedRow } from '../state/app-state.ts';
import { highlighted } from '../state/highlighted.ts';
import { type DrawnLook, type MapLook, SHADE_BY_ROW } from '../state/map-look.ts';
import { selectedOf } from '../state/selection.ts';
import type { WhyDetails } from '../state/why-details.ts';
import type { AnalysedDataset, ScoredRow } from '../work/desk-api.ts';
import type { BaseStyle } from './base/user-base.ts';
import type { MapView } from './map-view-model.ts';
import type { MapOverlay } from './overlays.ts';
import { toSelectionFeatures } from './selection-features.ts';
import { toShadeKey } from './shade.ts';

/** The operators that have coverage of their own, in the order of their names. */
export const coveringOperators = (analysed: AnalysedDataset | null): string[] =>
  [...new Set(analysed?.dissolved.map(({ operator }) => operator))].filter((operator) => operator !== 'any');

/** The positions of the dissolved coverage that the chips ask for; everybody's together comes from one generation up. */
export function askedCoverage({ analysed, operators, technologies }: AppState): number[] {
  const dissolved = analysed?.dissolved ?? [];
  const floor = dissolved.findIndex(({ operator }) => operator === 'any');
  return dissolved.flatMap(({ operator, technology }, position) => {
    if (operator === 'any') return operators.has('any') && position === floor ? [position] : [];
    return operators.has(operator) && technologies.has(technology) ? [position] : [];
  });
}

/** The operators whose sites alone are drawn: where some are chosen but not everybody, nothing of the others remains. */
export function shownSiteOperators({ analysed, operators }: AppState): string[] | null {
  const own = coveringOperators(analysed).filter((operator) => operators.has(operator));
  return own.length === 0 || operators.has('any') ? null : own;
}

/** Whose coverage makes a road covered: everybody's, where the chosen operator is not in the data. */
export const roadOperatorOf = (
  { roadOperator }: Pick<MapLook, 'roadOperator'>,
  analysed: AnalysedDataset | null,
): string => (coveringOperators(analysed).includes(roadOperator) ? roadOperator : 'any');

/** Targets of villages that are about fixed broadband; of all others villages are told apart by their signal. */
const ABOUT_FIXED = /^(village-(fixed|serviceable)|household-fiber)-/;

/** The network that a target is about. */
export const networkOf = (row: ScoredRow | null): 'mobile' | 'fixed' =>
  row !== null && ABOUT_FIXED.test(row.indicator) ? 'fixed' : 'mobile';

/** What villages are drawn by: what was chosen, or what the selected target is about. */
export const drawnLook = (state: AppState, { villages }: Pick<MapLook, 'villages'>): DrawnLook =>
  villages === 'target' ? networkOf(selectedRow(state)) : villages;

/** What communes are shaded by: the chosen indicator, or that of the selected row. */
export function askedShade(state: AppState, look: MapLook): string | null {
  if (look.shade !== SHADE_BY_ROW) return look.shade;
  const row = selectedRow(state);
  return row === null ? null : toShadeKey(row);
}

/** The villages that stand out: by the name of the list that the table was narrowed to, be it to nothing, or of a gap list; `null` where all are alike. */
function askedGaps(state: AppState): string | null {
  const villages = highlighted(state);
  if (state.listed !== null) return listName(state.listed);
  if (villages === null || villages.length === 0) return null;
  const { indicator, technology, operator, scope } = selectedRow(state)!;
  return [indicator, technology, operator, scope].join('|');
}

let lists = 0;
const names = new WeakMap<readonly number[], string>();

/** The name under which the worker knows a list of villages. */
export function listName(villages: readonly number[]): string {
  const name = names.get(villages) ?? `listed-${++lists}`;
  names.set(villages, name);
  return name;
}

/** What the map shows of the state of the page. */
export function viewOf(
  state: AppState,
  look: MapLook,
  details: WhyDetails,
  overlays: Readonly<Record<string, MapOverlay | null>>,
  base: BaseStyle | null,
): MapView {
  const { opened, analysed, selection } = state;
  const found = foundOf(state);
  return {
    dataVersion: state.dataVersion,
    tilesVersion: state.tilesVersion,
    bounds: opened?.bounds ?? null,
    look: { ...look, villages: drawnLook(state, look), roadOperator: roadOperatorOf(look, analysed) },
    hiddenParts: state.hiddenParts,
    coverage: askedCoverage(state),
    allOperators: coveringOperators(analysed),
    siteOperators: shownSiteOperators(state),
    gaps: askedGaps(state),
    shade: found === null ? null : askedShade(state, look),
    hasZones: (analysed?.deadZones.length ?? 0) > 0,
    hasTerrain: opened?.hasTerrain ?? false,
    zone: selectedOf(selection, 'dead-zone') ?? -1,
    area: selectedOf(selection, 'commune') ?? -1,
    selection: opened === null ? [] : toSelectionFeatures(opened.dataset, found, selection, details),
    villages: opened?.dataset.villages?.count ?? 0,
    base,
    overlays,
  };
}

/** The generations that the data has coverage of, lowest first. */
export const coveredTechnologies = (analysed: AnalysedDataset | null): string[] =>
  TECHNOLOGIES.filter((technology) => analysed?.dissolved.some((one) => one.technology === technology));
