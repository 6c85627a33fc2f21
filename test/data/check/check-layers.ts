import { createDatasetChecker, issueLine } from '../../../data/check/index.ts';
import type { Row } from '../../../data/row.ts';
import { LAYERS, type LayerName } from '../../../engine/index.ts';
import { box, makeRow, point, polygon } from './rows.ts';

/** A province of 2° by 2°. */
export const province = makeRow(1, { code: '12', name: 'P', level: 'province' }, polygon([box(103, 21, 105, 23)]));
/** The commune of its western half. */
export const commune = makeRow(
  2,
  { code: '01', name: 'C', level: 'commune', parent_code: '12' },
  polygon([box(103, 21, 104, 23)]),
);
export const village = (row: number, id: string, lng: number, lat: number, extras: object = {}) =>
  makeRow(row, { id, name: id, population: 10, ...extras }, point(lng, lat));

/** What becomes of a dataset given layer by layer. */
export function check(layers: Partial<Record<LayerName, readonly Row[]>>) {
  const checker = createDatasetChecker();
  const records: Partial<Record<LayerName, unknown[]>> = {};
  const counts: Partial<Record<LayerName, unknown>> = {};
  for (const layer of LAYERS) {
    const rows = layers[layer];
    if (rows === undefined) continue;
    const layerChecker = checker.openLayer(layer, `${layer}.csv`);
    records[layer] = rows.map((row) => layerChecker.check(row));
    counts[layer] = layerChecker.counts;
  }
  checker.finish();
  return {
    checker,
    records,
    counts,
    lines: checker.issues.map(issueLine),
    codes: checker.issues.map(({ code }) => code),
  };
}
