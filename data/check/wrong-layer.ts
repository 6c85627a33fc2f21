import type { RefusalCode } from '../refusals.ts';
import type { IssueParams } from '../row.ts';
import { layerSchemas } from '../schemas/index.ts';
import { WANTED } from './place-row.ts';
import type { LayerCounts } from './reporter.ts';

/**
 * Why a file whose rows have all been read cannot be this layer at all, or `null` where it can: every single row was
 * rejected because of its geometry's kind, its lack of geometry, its units, or a required column that no row has.
 * A reader fails the file with this reason.
 */
export function wrongLayerVerdict({ layer, read, reasons }: LayerCounts): [RefusalCode, IssueParams?] | null {
  if (read === 0) return null;
  const wanted = WANTED[layerSchemas[layer].geometry];
  const isWhole = (reason: string) => reasons.get(reason) === read;
  if (isWhole('wrong-geometry-type')) {
    return ['other-geometry', { layer, wanted }];
  }
  if (isWhole('missing-geometry')) {
    return ['no-geometry', { layer, wanted }];
  }
  if (isWhole('not-degrees')) {
    return ['no-degrees'];
  }
  const missing = [...reasons.keys()].find((reason) => reason.startsWith('missing-column ') && isWhole(reason));
  if (missing === undefined) return null;
  const column = missing.slice('missing-column '.length);
  return ['no-column', { column, layer }];
}
