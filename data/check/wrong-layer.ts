import type { RefusalCode } from '../refusals.ts';
import type { IssueParams } from '../row.ts';
import { layerSchemas, quote } from '../schemas/index.ts';
import { WANTED } from './place-row.ts';
import type { LayerCounts } from './reporter.ts';

/** As many headers as a sentence bears. */
const SHOWN_HEADERS = 12;

/** What was read as the header of a table, for a sentence to ask whether it is one; says nothing of other files. */
function aboutHeader(headers: readonly string[]): IssueParams {
  if (headers.length === 0) return { header: '' };
  const listed = showHeaders(headers);
  return { header: `; its first line has the columns ${listed}: is it the header?`, headers: listed };
}

/** The first headers of a table, long ones cut. */
export function showHeaders(headers: readonly string[]): string {
  const shown = headers.slice(0, SHOWN_HEADERS).map((header) => quote(header).slice(1, -1));
  return headers.length > SHOWN_HEADERS ? `${shown.join(', ')}, …` : shown.join(', ');
}

/**
 * Why a file whose rows have all been read cannot be this layer at all, or `null` where it can: every single row was
 * rejected because of its geometry's kind, its lack of geometry, its units, or a required column that no row has.
 * A reader fails the file with this reason. `headers` are those of a table.
 */
export function wrongLayerVerdict(
  { layer, read, reasons }: LayerCounts,
  headers: readonly string[] = [],
): [RefusalCode, IssueParams?] | null {
  if (read === 0) return null;
  const wanted = WANTED[layerSchemas[layer].geometry];
  const isWhole = (reason: string) => reasons.get(reason) === read;
  if (isWhole('wrong-geometry-type')) {
    return ['other-geometry', { layer, wanted }];
  }
  if (isWhole('missing-geometry')) {
    return ['no-geometry', { layer, wanted, ...aboutHeader(headers) }];
  }
  if (isWhole('not-degrees')) {
    return ['no-degrees'];
  }
  const missing = [...reasons.keys()].find((reason) => reason.startsWith('missing-column ') && isWhole(reason));
  if (missing === undefined) return null;
  const column = missing.slice('missing-column '.length);
  return ['no-column', { column, layer, ...aboutHeader(headers) }];
}
