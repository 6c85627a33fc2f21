import type { AppState } from '../state/app-state.ts';
import type { Selection } from '../state/selection.ts';
import { labelPoint } from './layers/coordinates.ts';

/** Where something lies, degrees; `null` where it has no place. */
export function placeOf({ opened, analysed }: AppState, selection: Selection | null): [number, number] | null {
  if (selection === null || opened === null) return null;
  const { villages, sites, admin } = opened.dataset;
  const { kind, row } = selection;
  if (kind === 'dead-zone') {
    const at = analysed?.deadZones[row]?.at;
    return at === undefined ? null : [...at];
  }
  if (kind === 'commune') {
    if (admin === null || row < 1 || row > admin.count) return null;
    const [lng, lat] = labelPoint(admin.shapes, row - 1).coordinates;
    return [lng, lat];
  }
  const points = kind === 'village' ? villages : sites;
  return points === null || row >= points.count ? null : [points.lng[row], points.lat[row]];
}
