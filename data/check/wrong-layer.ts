import { layerSchemas } from '../schemas/index.ts';
import { WANTED } from './place-row.ts';
import type { LayerCounts } from './reporter.ts';

/**
 * Why a file whose rows have all been read cannot be this layer at all, or `null` where it can: every single row was
 * rejected because of its geometry's kind, its lack of geometry, its units, or a required column that no row has.
 * A reader fails the file with this reason.
 */
export function wrongLayerVerdict({ layer, read, reasons }: LayerCounts): string | null {
  if (read === 0) return null;
  const wanted = WANTED[layerSchemas[layer].geometry];
  const isWhole = (reason: string) => reasons.get(reason) === read;
  if (isWhole('wrong-geometry-type')) {
    return `no row has the geometry of the ${layer} layer, which is ${wanted}; this looks like another layer`;
  }
  if (isWhole('missing-geometry')) {
    return `no row has a geometry, and the ${layer} layer needs ${wanted} (columns lat and lon, or wkt, in a table)`;
  }
  if (isWhole('not-degrees')) {
    return 'no row is in degrees of longitude and latitude; name the coordinate system as crs in dataset.json';
  }
  const missing = [...reasons.keys()].find((reason) => reason.startsWith('missing-column ') && isWhole(reason));
  if (missing === undefined) return null;
  const column = missing.slice('missing-column '.length);
  return `no row has the column ${column}, which the ${layer} layer requires; this looks like another layer, or name the column in dataset.json`;
}
