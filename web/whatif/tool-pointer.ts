/** The tool in hand under the pointer: clicks place, pick and draw, drags move. */

import { LIFECYCLES } from '../../engine/vocabulary.ts';
import { currentMap, onMapChange } from '../map/current-map.ts';
import type { MapPointer, PointerListener } from '../map/pointer.ts';
import {
  addVertex,
  endDrawing,
  type Handle,
  handlesOf,
  moveHandle,
  type Position,
  removeVertex,
  toPosition,
} from './drawing.ts';
import { placeSite } from './new-site.ts';
import { tryShape } from './shape-actions.ts';
import { datasetNow, moveSite, pick, pickAt, trySite } from './tool-actions.ts';
import { pickedLayer, tools } from './tool-state.ts';

/** Around a handle where the pointer still means it, pixels. */
const REACH_PX = 10;
/** A pointer that moves less than this between down and up has clicked. */
const DRAG_PX = 4;

/** What is being dragged. */
interface Drag {
  readonly from: MapPointer;
  readonly what: { readonly site: string | null } | { readonly handle: Handle };
  isMoving: boolean;
}

let drag: Drag | null = null;

const positionOf = ({ lng, lat }: MapPointer): Position => toPosition(lng, lat);

/** The site in use or planned that is nearest to the pointer, if it is meant. */
function siteUnder(pointer: MapPointer): string | null {
  const { sites } = datasetNow();
  let best: { id: string; apart: number } | null = null;
  for (let row = 0; row < (sites?.count ?? 0); row++) {
    // A glance at the degrees spares the projection of sites that are far away.
    if (Math.abs(sites!.lat[row] - pointer.lat) > 0.5 || LIFECYCLES[sites!.status[row]] === 'retired') continue;
    const apart = pointer.pixelsTo(sites!.lng[row], sites!.lat[row]);
    if (apart <= REACH_PX && (best === null || apart < best.apart)) best = { id: sites!.id[row], apart };
  }
  return best?.id ?? null;
}

/** The handle of the drawing that is meant; a vertex before the middle of an edge. */
const handleUnder = (pointer: MapPointer): Handle | null => {
  const { drawing } = tools.get();
  const near = (drawing === null ? [] : handlesOf(drawing)).filter(
    ({ position }) => pointer.pixelsTo(...position) <= REACH_PX,
  );
  return near[0] ?? null;
};

/** Every move of the pointer while a tool is in hand; `true` where the map should leave it alone. */
export const listen: PointerListener = (pointer) => {
  const { tool } = tools.get();
  if (tool === null || tool === 'rules') return undefined;
  if (pointer.type === 'down') return begin(pointer);
  if (pointer.type === 'move') return follow(pointer);
  if (pointer.type === 'up') return finish(pointer);
  if (pointer.type === 'click') return click(pointer);
  return endByDoubleClick();
};

function begin(pointer: MapPointer): boolean {
  const { tool, place, drawing } = tools.get();
  drag = null;
  const handle = drawing?.isOpen === false ? handleUnder(pointer) : null;
  if (handle !== null) drag = { from: pointer, what: { handle }, isMoving: false };
  else if (tool === 'edit-site') {
    const site = siteUnder(pointer);
    if (site !== null) drag = { from: pointer, what: { site }, isMoving: false };
  } else if (tool === 'add-site' && place !== null && pointer.pixelsTo(...place) <= REACH_PX)
    drag = { from: pointer, what: { site: null }, isMoving: false };
  return drag !== null;
}

function follow(pointer: MapPointer): boolean {
  showCursor(pointer);
  if (drag === null) return false;
  drag.isMoving ||= Math.hypot(pointer.x - drag.from.x, pointer.y - drag.from.y) >= DRAG_PX;
  if (!drag.isMoving) return true;
  const { what } = drag;
  if ('handle' in what) dragHandle(what.handle, positionOf(pointer));
  else if (what.site === null) placeSite(positionOf(pointer));
  else trySite(what.site, positionOf(pointer));
  return true;
}

/** A middle that is dragged has become a vertex. */
function dragHandle(handle: Handle, position: Position): void {
  const drawing = moveHandle(tools.get().drawing!, handle, position);
  tools.set({ drawing });
  drag = { ...drag!, what: { handle: { ...handle, isMiddle: false } } };
  tryShape();
}

function finish(pointer: MapPointer): boolean {
  const ended = drag;
  drag = null;
  if (ended === null || !ended.isMoving) return false;
  if ('site' in ended.what && ended.what.site !== null) moveSite(ended.what.site, positionOf(pointer));
  // The click that follows a drag means nothing.
  isAfterDrag = true;
  setTimeout(() => {
    isAfterDrag = false;
  });
  return true;
}

let isAfterDrag = false;

function click(pointer: MapPointer): boolean {
  if (isAfterDrag) return true;
  const state = tools.get();
  const layer = pickedLayer(state);
  if (layer === 'sites') {
    const site = siteUnder(pointer);
    if (site !== null) pick('sites', site);
    return site !== null;
  }
  if (layer !== null) pickAt(layer, positionOf(pointer));
  else if (state.drawing?.isOpen) draw(pointer);
  else if (state.drawing !== null) {
    const handle = pointer.shiftKey ? handleUnder(pointer) : null;
    if (handle !== null) tools.set({ drawing: removeVertex(state.drawing, handle) });
  } else if (state.tool === 'add-site') placeSite(positionOf(pointer));
  return true;
}

/** A click puts a vertex; one on the first vertex of an area, or on the last of a route, ends the drawing. */
function draw(pointer: MapPointer): void {
  const drawing = tools.get().drawing!;
  const path = drawing.paths.at(-1)!;
  const end = drawing.kind === 'area' ? path[0] : path.at(-1);
  const isEnd = path.length > 1 && end !== undefined && pointer.pixelsTo(...end) <= REACH_PX;
  tools.set({ drawing: isEnd ? endDrawing(drawing) : addVertex(drawing, positionOf(pointer)) });
  tryShape();
}

function endByDoubleClick(): boolean {
  const { drawing } = tools.get();
  if (drawing?.isOpen) tools.set({ drawing: endDrawing(drawing) });
  tryShape();
  return true;
}

const setCursor = (cursor: string): void => document.documentElement.style.setProperty('--tool-cursor', cursor);

/** The pointer shows what it would do. */
function showCursor(pointer: MapPointer): void {
  const { tool, drawing } = tools.get();
  const isOver = tool === 'edit-site' ? siteUnder(pointer) !== null : !drawing?.isOpen && handleUnder(pointer) !== null;
  setCursor(drag?.isMoving ? 'grabbing' : isOver ? 'grab' : tool === 'edit-site' ? 'default' : 'crosshair');
}

let stop: (() => void) | null = null;

/** Listens to the map while a tool is in hand. */
function keepListening(): void {
  const { tool } = tools.get();
  if (tool === null) {
    stop?.();
    stop = null;
    drag = null;
    delete document.documentElement.dataset.tool;
    return;
  }
  document.documentElement.dataset.tool = tool;
  setCursor(tool === 'edit-site' || tool === 'rules' ? 'default' : 'crosshair');
  stop ??= currentMap()?.onPointer(listen) ?? null;
}
tools.subscribe(keepListening);
// A tool may be taken before there is a map.
onMapChange(() => {
  stop = null;
  keepListening();
});
