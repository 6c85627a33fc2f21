/** Keeps what is proposed on the map, and lets sites be chosen and moved there. */
import { currentMap } from '../map/current-map.ts';
import { type MapOverlay, setOverlay } from '../map/overlays.ts';
import { tokenColor } from '../map/palette.ts';
import type { MapPointer } from '../map/pointer.ts';
import { FONT } from '../map/style/parts.ts';
import { app } from '../state/app-state.ts';
import { proposalFeatures } from './proposal-features.ts';
import { lookAt, lookAtOffer, wish } from './proposals-actions.ts';
import { proposals } from './proposals-state.ts';

const NAME = 'proposals';

/** Where the site that is being dragged is now. */
let dragged: readonly [number, number] | null = null;

const layers = (): MapOverlay['layers'] => {
  const [accent, land, missed] = ['--proposal', '--map-land', '--missed'].map(tokenColor);
  const isState = (state: string) => ['==', ['get', 'state'], state] as const;
  const isKind = (...kinds: string[]) => ['in', ['get', 'kind'], ['literal', kinds]] as const;
  const faded = ['case', isState('faint'), 0.35, 1] as never;
  return [
    {
      id: 'links',
      type: 'line',
      filter: isKind('link-plain', 'link-faint') as never,
      paint: {
        'line-color': accent,
        'line-width': 1.2,
        'line-opacity': ['case', ['==', ['get', 'kind'], 'link-faint'], 0.2, 0.6],
      },
    },
    {
      id: 'link-looked',
      type: 'line',
      filter: isKind('link-looked') as never,
      paint: { 'line-color': accent, 'line-width': 2.2 },
    },
    {
      id: 'link-move',
      type: 'line',
      filter: isKind('link-move') as never,
      paint: { 'line-color': accent, 'line-width': 2, 'line-dasharray': [2, 2] },
    },
    {
      id: 'won',
      type: 'circle',
      filter: isKind('won') as never,
      paint: {
        'circle-radius': ['case', isState('looked'), 8, 6] as never,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': accent,
        'circle-stroke-width': ['case', isState('looked'), 2.6, 1.6] as never,
        'circle-stroke-opacity': faded,
      },
    },
    {
      id: 'unreachable',
      type: 'circle',
      filter: isKind('unreachable') as never,
      paint: {
        'circle-radius': 10,
        'circle-color': 'rgba(0, 0, 0, 0)',
        'circle-stroke-color': missed,
        'circle-stroke-width': 3,
      },
    },
    {
      id: 'sites',
      type: 'circle',
      filter: isKind('standing', 'build', 'moved') as never,
      layout: { 'circle-sort-key': ['-', 0, ['get', 'order']] },
      paint: {
        'circle-radius': ['case', isState('looked'), 13, 10] as never,
        'circle-color': ['case', ['==', ['get', 'kind'], 'standing'], accent, land],
        'circle-stroke-color': ['case', ['==', ['get', 'kind'], 'standing'], land, accent],
        'circle-stroke-width': 2.2,
        'circle-opacity': faded,
        'circle-stroke-opacity': faded,
      },
    },
    {
      id: 'numbers',
      type: 'symbol',
      filter: isKind('standing', 'build', 'moved') as never,
      layout: {
        'text-field': ['case', ['==', ['get', 'wish'], 'forbid'], '×', ['to-string', ['get', 'order']]],
        'text-font': FONT,
        'text-size': 11,
        'symbol-sort-key': ['get', 'order'],
        'text-allow-overlap': true,
      },
      paint: {
        'text-color': ['case', ['==', ['get', 'kind'], 'standing'], land, accent],
        'text-opacity': faded,
      },
    },
  ];
};

/** Draws what there is, while the panel is about it. */
function draw(): void {
  const { view, opened } = app.get();
  const features =
    view !== 'proposals' || opened === null ? [] : proposalFeatures(proposals.get(), opened.dataset, dragged);
  setOverlay(NAME, features.length === 0 ? null : { features, layers: layers() });
}

/** Chooses what is pressed; the site that is to be moved follows the pointer, or goes where the map is pressed. */
function onPointer(pointer: MapPointer): boolean | undefined {
  if (app.get().view !== 'proposals') return undefined;
  const { moving, part } = proposals.get();
  const orderHere = () => {
    const site = pointer.overlayAt(NAME).find(({ properties }) => properties?.order !== undefined);
    return site === undefined ? null : Number(site.properties!.order);
  };
  if (moving !== null) return moveTo(pointer, moving, orderHere);
  if (pointer.type !== 'click') return undefined;
  const order = orderHere();
  if (order === null) return undefined;
  if (part === 'plan') lookAt(order);
  else if (proposals.get().nearGroup === null) lookAtOffer(order - 1);
  return true;
}

function moveTo(pointer: MapPointer, moving: number, orderHere: () => number | null): boolean | undefined {
  const { type, lng, lat } = pointer;
  if (type === 'down' && orderHere() === moving) {
    dragged = [lng, lat];
    return true;
  }
  const isPut = type === 'click' || (type === 'up' && dragged !== null);
  if (isPut) {
    dragged = null;
    const site = proposals.get().answer?.report.sites.find(({ order }) => order === moving);
    if (site !== undefined) wish({ kind: 'move', id: site.position.id, at: { lng, lat } });
    return true;
  }
  if (type !== 'move' || dragged === null) return undefined;
  dragged = [lng, lat];
  draw();
  return true;
}

let listening: ReturnType<typeof currentMap> = null;
let stopListening = () => {};

function keepUp(): void {
  const map = currentMap();
  if (map !== listening) {
    stopListening();
    listening = map;
    stopListening = map?.onPointer(onPointer) ?? (() => {});
  }
  draw();
}

/** What is drawn hangs on these; the picture is left alone while none of them changes. */
const drawnOf = () => {
  const { view, opened, theme } = app.get();
  const { answer, site, wishes, moving, part, offers, offer, near, nearGroup } = proposals.get();
  return [view, opened, theme, currentMap(), answer, site, wishes, moving, part, offers, offer, near, nearGroup];
};
let drawn: readonly unknown[] = [];
function keepUpIfChanged(): void {
  const now = drawnOf();
  if (now.every((value, i) => Object.is(value, drawn[i]))) return;
  drawn = now;
  keepUp();
}
app.subscribe(keepUpIfChanged);
proposals.subscribe(keepUpIfChanged);
keepUpIfChanged();
