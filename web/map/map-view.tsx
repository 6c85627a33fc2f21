import { useEffect, useRef, useState } from 'react';
import { MOBILE_STATUSES } from '../../engine/vocabulary.ts';
import { useMessages } from '../messages/index.ts';
import { select, tileOf } from '../state/actions.ts';
import { type AppState, app } from '../state/app-state.ts';
import { highlighted } from '../state/highlighted.ts';
import { isSame, type Selection, selectedOf } from '../state/selection.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import type { MapHandle } from './create-map.ts';
import { setCurrentMap } from './current-map.ts';
import { toGapPoints, toSelection } from './layers/selection.ts';
import { MapButtons } from './map-buttons.tsx';
import { type Hovered, MapTooltip } from './map-tooltip.tsx';
import type { MapView as View } from './map-view-model.ts';
import { overlays } from './overlays.ts';

/** The operators that have coverage of their own, in the order of their names. */
export const coveringOperators = (analysed: AnalysedDataset | null): string[] =>
  [...new Set(analysed?.dissolved.map(({ operator }) => operator))].filter((operator) => operator !== 'any');

const viewOf = (state: AppState): View => {
  const { opened, analysed } = state;
  const village = selectedOf(state.selection, 'village');
  const gaps = highlighted(state);
  const statusOf = (row: number) => MOBILE_STATUSES[analysed?.villages?.mobileStatus[row] ?? 0];
  return {
    tilesVersion: state.tilesVersion,
    bounds: opened?.bounds ?? null,
    hiddenParts: state.hiddenParts,
    operators: state.operators,
    technologies: state.technologies,
    allOperators: coveringOperators(analysed),
    gaps: gaps && gaps.length > 0 ? toGapPoints(opened!.dataset, gaps, statusOf) : null,
    villages: opened?.dataset.villages?.count ?? 0,
    selection: village === null ? [] : toSelection(opened!.dataset, analysed, village),
    overlays: overlays.get(),
  };
};

/** What the picture hangs on; the map is left alone while none of it changes. */
const WATCHED = [
  'theme',
  'tilesVersion',
  'hiddenParts',
  'operators',
  'technologies',
  'row',
  'year',
  'listed',
  'selection',
] as const;

/** The map: it follows the state by itself, React only gives it its place. */
export function MapView() {
  const words = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const handle = useRef<MapHandle | null>(null);
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    let ended = false;
    let stop = () => {};
    let clicked: Selection | null = null;
    const onSelect = (selection: Selection | null) => {
      clicked = selection;
      select(selection);
    };
    const start = async () => {
      const { createMap } = await import('./create-map.ts');
      const map = await createMap(place.current!, { tileOf, onSelect, onHover: setHovered }, viewOf(app.get()));
      if (ended) return map.remove();
      handle.current = map;
      setCurrentMap(map);
      let shown = app.get();
      const follow = () => {
        const state = app.get();
        if (WATCHED.every((field) => Object.is(shown[field], state[field]))) return;
        map.show(viewOf(state));
        if (state.opened !== shown.opened && state.opened?.bounds) map.fit(state.opened.bounds);
        const village = selectedOf(state.selection, 'village');
        if (state.selection !== shown.selection && village !== null && !isSame(state.selection, clicked)) {
          const { lng, lat } = state.opened!.dataset.villages!;
          map.reveal(lng[village], lat[village]);
        }
        shown = state;
      };
      const stops = [app.subscribe(follow), overlays.subscribe(() => map.show(viewOf(app.get())))];
      stop = () => {
        for (const end of stops) end();
      };
    };
    start().catch(() => setFailed(true));
    return () => {
      ended = true;
      stop();
      setCurrentMap(null);
      handle.current?.remove();
      handle.current = null;
    };
  }, []);

  return (
    <section className="map" aria-label={words.map}>
      <div ref={place} className="map-place" />
      {failed && <p className="map-failed">{words.noMap}</p>}
      {hovered && <MapTooltip {...hovered} />}
      <MapButtons map={handle} />
    </section>
  );
}
