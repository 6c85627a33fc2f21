/** What a user does with the tool in hand; pointer and forms call these alike. */
import type { Dataset } from '../../engine/dataset.ts';
import { mobileOperators } from '../../engine/measure/evidence.ts';
import { createRecordReader } from '../../engine/pack/unpack.ts';
import type { Edit } from '../../engine/scenario/edit.ts';
import { app } from '../state/app-state.ts';
import { drawingOf, type Position, startDrawing } from './drawing.ts';
import { freeId, technologiesOf, USUAL_RADIUS_M } from './make-edits.ts';
import { type PickedLayer, pickOf, recordsNear } from './records-near.ts';
import { putDown, type Tool, tools } from './tool-state.ts';
import { addEdits, stopTrying, tryEdits } from './what-if-actions.ts';
import { whatIf } from './what-if-state.ts';

/** What is on the page, with the edits made so far. */
export const datasetNow = (): Dataset => app.get().opened!.dataset;

/** An id that neither the data nor the scenario has. */
const freeIdOf = (layer: PickedLayer): string => {
  const { base, opened } = app.get();
  return freeId((base?.opened ?? opened!).dataset, whatIf.get().history.edits, layer);
};

/** The companies that have mobile stations or coverage. */
export const operatorsOf = (dataset: Dataset): string[] =>
  Array.from(mobileOperators(dataset), (company) => dataset.companies[company]);

/** Takes a tool in hand, `null` puts it away. */
export function takeTool(tool: Tool | null): void {
  stopTryingIfTried();
  putDown();
  tools.set({ tool });
  if (tool === null || app.get().opened === null) return;
  const dataset = datasetNow();
  const operators = operatorsOf(dataset);
  const { site, coverage, fiber } = tools.get();
  if (tool === 'add-site')
    tools.set({
      site: {
        ...site,
        id: freeIdOf('sites'),
        operators: site.operators.length > 0 ? site.operators : operators.slice(0, 1),
        radiusM: technologiesOf(site).length > 0 ? site.radiusM : { '4G': USUAL_RADIUS_M['4G'] },
        builtOn: site.builtOn ?? dayOf(app.get().opened!.asOf),
      },
    });
  if (tool === 'coverage')
    tools.set({
      drawing: startDrawing('area'),
      newId: freeIdOf('coverage'),
      coverage: { ...coverage, operator: coverage.operator || (operators[0] ?? '') },
    });
  if (tool === 'fiber')
    tools.set({
      drawing: startDrawing('line'),
      newId: freeIdOf('fiber'),
      fiber: { ...fiber, operator: fiber.operator ?? operators[0] ?? null },
    });
}

/** A date where it names a day; months and years are left out. */
export const dayOf = (date: string | null): string | null =>
  date !== null && /^\d{4}-\d\d-\d\d$/.test(date) ? date : null;

/** Whether the page shows an edit that is not made. */
let isTried = false;

/** Shows what an edit would do. */
export function tryOut(edit: Edit | null): void {
  if (edit === null) return;
  isTried = true;
  tryEdits([edit]);
}

function stopTryingIfTried(): void {
  if (isTried) stopTrying();
  isTried = false;
}

/** Makes an edit part of the scenario. */
export function make(edit: Edit): void {
  isTried = false;
  putDown();
  addEdits([edit]);
}

/** Ends what is under way: first what was gathered, then the tool itself. */
export function stepOut(): void {
  const { tool, place, picked, drawing } = tools.get();
  const isGathered = place !== null || picked !== null || (drawing?.paths.some(({ length }) => length > 0) ?? false);
  takeTool(isGathered ? tool : null);
}

export const moveEdit = (id: string, [lng, lat]: Position): Edit => ({ kind: 'move-site', id, lng, lat, shapes: [] });

/** Shows a site somewhere else without moving it yet. */
export function trySite(id: string, place: Position): void {
  tools.set({ picked: id, place });
  tryOut(moveEdit(id, place));
}

export const moveSite = (id: string, place: Position): void => make(moveEdit(id, place));
export const removeRecord = (layer: PickedLayer, id: string): void =>
  make({ kind: ({ sites: 'remove-site', coverage: 'remove-coverage', fiber: 'remove-fiber' } as const)[layer], id });
export const buildSite = (id: string, builtOn: string): void => make({ kind: 'build-site', id, builtOn });

/** The place of a site as it is now, `null` without one of this id. */
export function placeOfSite(id: string): Position | null {
  const { sites } = datasetNow();
  const row = sites?.id.indexOf(id) ?? -1;
  return row < 0 ? null : [sites!.lng[row], sites!.lat[row]];
}

/** Takes a record to be changed; a polygon or a route then has its vertices on the map. */
export function pick(layer: PickedLayer, id: string): void {
  if (layer === 'sites') {
    tools.set({ picked: id, place: placeOfSite(id) });
    return;
  }
  const dataset = datasetNow();
  const row = dataset[layer]?.id.indexOf(id) ?? -1;
  if (row < 0) return;
  const { geometry } = createRecordReader(dataset)(layer, row);
  tools.set({ picked: id, isPicking: false, drawing: drawingOf(layer === 'coverage' ? 'area' : 'line', geometry) });
}

/** The records of a layer at a place; the first is taken. */
export function pickAt(layer: PickedLayer, place: Position): void {
  tools.set({ place });
  const [nearest] = recordsNear(datasetNow(), layer, place);
  if (layer === 'sites' && nearest !== undefined) pick('sites', nearest.id);
}

/** Looks for a record to change, or goes back to drawing a new one. */
export function setPicking(isPicking: boolean): void {
  const { tool } = tools.get();
  putDown();
  tools.set({ isPicking, drawing: isPicking ? null : startDrawing(tool === 'coverage' ? 'area' : 'line') });
}

/** A short name of a record, `''` where it is gone. */
export function aboutRecord(layer: PickedLayer, id: string): string {
  const dataset = datasetNow();
  const row = dataset[layer]?.id.indexOf(id) ?? -1;
  return row < 0 ? '' : pickOf(dataset, layer, row).about;
}
