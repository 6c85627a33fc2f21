/** What a user does while a shape is drawn or changed. */
import { createRecordReader } from '../../engine/pack/unpack.ts';
import type { Edit } from '../../engine/scenario/edit.ts';
import { app } from '../state/app-state.ts';
import { toGeometry } from './drawing.ts';
import { toCoverage, toFiber } from './make-edits.ts';
import { followSite } from './new-site.ts';
import { datasetNow, dayOf, make, takeTool, tryOut } from './tool-actions.ts';
import { type ToolState, tools } from './tool-state.ts';

/** The edit that makes the drawing part of the dataset, `null` while it is not complete. */
export function shapeEdit({ tool, picked, drawing, newId, coverage, fiber }: ToolState): Edit | null {
  const geometry = drawing && toGeometry(drawing);
  if (geometry === null) return null;
  const dataset = datasetNow();
  const read = createRecordReader(dataset);
  const row = (layer: 'coverage' | 'fiber') => dataset[layer]?.id.indexOf(picked!) ?? -1;
  if (tool === 'coverage') {
    if (picked !== null)
      return { kind: 'replace-coverage', coverage: { ...read('coverage', row('coverage')), geometry } };
    if (coverage.operator.trim() === '') return null;
    return {
      kind: 'add-coverage',
      coverage: toCoverage(newId, coverage, geometry, dayOf(app.get().opened?.asOf ?? null)),
    };
  }
  if (picked !== null) return { kind: 'replace-fiber', fiber: { ...read('fiber', row('fiber')), geometry } };
  return { kind: 'add-fiber', fiber: toFiber(newId, fiber, geometry) };
}

/** The scorecard follows a drawing as soon as it is a shape. */
export function tryShape(): void {
  const { tool, drawing } = tools.get();
  if (drawing === null || drawing.isOpen) return;
  if (tool === 'add-site') followSite();
  else tryOut(shapeEdit(tools.get()));
}

export function addShape(): void {
  const { tool } = tools.get();
  const edit = shapeEdit(tools.get());
  if (edit === null) return;
  make(edit);
  takeTool(tool);
}
