import { fillSentence } from '../fill-sentence.ts';
import type { Severity } from '../row.ts';

interface CodeEntry {
  readonly severity: Severity;
  /** The sentence without file and row; `{…}` stands for what the row says. */
  readonly template: string;
}

const rejected = (template: string): CodeEntry => ({ severity: 'rejected', template });
const warning = (template: string): CodeEntry => ({ severity: 'warning', template });

/**
 * Every issue that the checks can raise. Codes are stable: programs match on them. A rejected row carries exactly one
 * rejecting issue; its further faults are named in the same sentence. Rows that a reader cannot read at all are
 * rejected under the reader's own codes.
 */
export const ISSUE_CODES = {
  'missing-column': rejected('{column} is required but the row has no such column'),
  'missing-value': rejected('{column} {fault}'),
  'not-text': rejected('{column} {fault}'),
  'bad-value': rejected('{column} {fault}'),
  'several-values': rejected('{column} {fault}'),
  'not-a-number': rejected('{column} {fault}'),
  'out-of-range': rejected('{column} {fault}'),
  'bad-date': rejected('{column} {fault}'),
  'not-yes-or-no': rejected('{column} {fault}'),
  'reserved-name': rejected('{column} {fault}'),
  contradiction: rejected('{column} {fault}'),
  'duplicate-id': rejected('{column} {value} already stands in row {first}; give one of the two another {column}'),
  'duplicate-declaration': rejected('{value} is already declared in row {first}; keep the row that is right'),
  'unknown-village': rejected('village_id {value} is not the id of an accepted village'),
  'station-without-place': rejected('the station has neither a site_id nor coordinates; give one of the two'),
  'missing-geometry': rejected('the row has no geometry, and the {layer} layer needs {wanted}'),
  'wrong-geometry-type': rejected('the geometry is a {type}, and the {layer} layer needs {wanted}'),
  'empty-geometry': rejected('the geometry has no coordinates'),
  'not-finite-coordinate': rejected('{axis}{vertex} is not a finite number'),
  'coordinate-out-of-range': rejected('{axis} {value} is outside {range}{vertex}'),
  'not-degrees': rejected(
    'coordinates {lng}, {lat} are not degrees of longitude and latitude; name their coordinate system as crs in dataset.json',
  ),
  'crosses-antimeridian': rejected(
    'the geometry crosses the antimeridian (180° of longitude), which is not supported; cut it there in two',
  ),
  'ring-too-short': rejected('ring {ring} has {count} distinct {noun}, and a ring needs at least three'),
  'zero-area-ring': rejected('ring {ring} encloses no area'),
  'line-too-short': rejected('the line has fewer than two distinct positions'),
  'unclosed-ring': warning('ring {ring} does not end where it begins{more}; it was closed'),
  'self-crossing-ring': warning(
    'ring {ring} crosses itself near {lng}, {lat}{more}; it was kept, and a place enclosed an even number of times is outside',
  ),
  'intricate-ring': warning('ring {ring} is too intricate to look for self-crossings{more}; it was kept unchecked'),
  'hole-outside-exterior': warning(
    'ring {ring} is given as a hole, but does not lie inside its exterior ring{more}; it was read as a polygon of its own',
  ),
  'hole-partly-outside': warning(
    'ring {ring} is a hole that lies only partly inside its exterior ring{more}; it was kept',
  ),
  'degenerate-part-dropped': warning('ring or path {ring} has no extent{more}; it was left out and the rest was kept'),
  'swapped-coordinates': warning(
    'lat {lat} and lon {lon} lie outside the province but inside it when swapped; they were swapped',
  ),
  'duplicate-position': warning('the position is exactly that of row {first}'),
  'outside-every-area': warning('the village lies outside every {level} of the admin layer'),
  'far-outside': warning('the row lies {distance} km outside the bounds of the admin layer'),
  'unknown-commune': warning('commune_code {value} is not a commune of the admin layer'),
  'other-commune': warning(
    'the village lies {distance} km outside {name}, the commune of its commune_code {value}; it counts there all the same',
  ),
  'unknown-area': warning('area_code {value} is not the code of any area; the figure is shown nowhere'),
  'lost-zeros': warning(
    '{column} {value} is no code of the admin layer, but {meant} is: zeros in front were lost, as table programs do it',
  ),
  'unknown-parent': warning('parent_code {value} is not the code of any area'),
  'unknown-site': warning('site_id {value} is not the id of an accepted site'),
  'repeated-id': warning('id {value} already stands in row {first}; the row is named {name} instead'),
  'empty-population': warning('population is empty in {count} of {accepted} villages; they count as no inhabitants'),
  'empty-layer': warning('the file has no rows: the layer is there and empty, which is not the same as absent'),
  'unread-sheets': warning(
    'the layer is read from the sheet {sheet}, and nothing from {others}; "sheet" in dataset.json names another',
  ),
  'unread-titles': warning('the header is row {row}; what stands above it is not read'),
  'unknown-indicator': warning('indicator {value} is none that is known here; is {meant} meant?'),
  'rounded-count': warning('{column} {doubt}'),
  'partial-date': warning('{column} {doubt}'),
  'ambiguous-number': warning('{column} {doubt}'),
} as const satisfies Record<string, CodeEntry>;

export type IssueCode = keyof typeof ISSUE_CODES;

/** The codes of what is found before the checks: by the readers about a row, and about files that are not read. */
export const READER_CODES = [
  'ragged-row',
  'nul-byte',
  'not-a-feature',
  'bad-properties',
  'broken-json',
  'bad-wkt',
  'bad-geometry',
  'geometry-collection',
  'bad-coordinate',
  'unknown-crs',
  'outside-crs',
  'ignored-file',
] as const;
export type ReaderCode = (typeof READER_CODES)[number];

/** A value from a file as one line of a sentence, cut where it is long. */
function toLine(value: string | number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters would break the line
  const line = String(value).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

/** The message of an issue, one line: its template with `{name}` replaced by `facts.name`. */
export function issueMessage(code: IssueCode, facts: Readonly<Record<string, string | number>>): string {
  return fillSentence(ISSUE_CODES[code].template, (name) => toLine(facts[name]));
}
