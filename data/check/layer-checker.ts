import type { LayerName, LayerRecords } from '../../engine/index.ts';
import type { TablePlace } from '../read/table-head.ts';
import type { IssueParams, Row, RowProblem } from '../row.ts';
import { type CellFault, type LayerSchema, layerSchemas, type Where } from '../schemas/index.ts';
import { issueMessage } from './codes.ts';
import { doubtRecord } from './doubt-record.ts';
import type { Finding } from './findings.ts';
import { createKeyBook } from './key-book.ts';
import type { Knowledge } from './knowledge.ts';
import { isWanted, placeRow, WANTED } from './place-row.ts';
import { isRejecting, type LayerCounts, type Reporter } from './reporter.ts';

/** The check of one file's rows, one at a time and in their order. */
export interface LayerChecker<L extends LayerName = LayerName> {
  readonly counts: LayerCounts;
  /** The record of a row, or `null` where the row is rejected; each rejected row raises exactly one rejecting issue. */
  check(row: Row): LayerRecords[L] | null;
  /** Doubts what of the file is not read: other sheets, and what stands above the table. */
  takePlace(place: TablePlace): void;
}

/** A checker of a layer's rows that reports to `reporter` and adds to `knowledge`. */
export function createLayerChecker<L extends LayerName>(
  layer: L,
  reporter: Reporter,
  knowledge: Knowledge,
): LayerChecker<L> {
  const schema = layerSchemas[layer] as unknown as LayerSchema<L, Record<string, unknown>>;
  const doubts = Object.entries(schema.doubts);
  const keys = createKeyBook(layer, schema);
  const nowhere = { partStart: [0], ringStart: [0], coords: [] };
  const where: Where = { lng: Number.NaN, lat: Number.NaN, geometry: nowhere };
  const findings: Finding[] = [];
  const { counts } = reporter;

  const rejectFinding = (row: Row, { code, column, facts }: Finding): null =>
    reporter.reject(row.row, { code, column, message: issueMessage(code, facts), params: facts });

  const rejectProblem = (row: Row, problem: RowProblem, column: string | null): null => {
    const { code, message, params = {} } = problem;
    return reporter.reject(row.row, { code, column: problem.column ?? column, message, params });
  };

  /** Whether the row has the kind of geometry that the layer needs; a row that has not is rejected. */
  function hasGeometry(row: Row): boolean {
    const { geometry, geometryProblem: problem } = row;
    const facts = { layer, wanted: WANTED[schema.geometry] };
    if (problem !== undefined) rejectProblem(row, problem, 'geometry');
    else if (geometry === null) {
      if (schema.geometry === 'point-or-none') return true;
      rejectFinding(row, { code: 'missing-geometry', column: 'geometry', facts });
    } else if (!isWanted(schema.geometry, geometry)) {
      rejectFinding(row, { code: 'wrong-geometry-type', column: 'geometry', facts: { ...facts, type: geometry.type } });
    } else return true;
    return false;
  }

  function check(row: Row): LayerRecords[L] | null {
    counts.read++;
    if (row.problem !== undefined) return rejectProblem(row, row.problem, null);
    const hasPlace = schema.geometry !== 'none';
    if (hasPlace && !hasGeometry(row)) return null;
    const cells = schema.columns.safeParse(row.values);
    if (!cells.success) return rejectCells(row, cells.error.issues);
    findings.length = 0;
    where.lng = Number.NaN;
    where.lat = Number.NaN;
    where.geometry = nowhere;
    const { geometry } = row;
    const box =
      hasPlace && geometry !== null
        ? placeRow(schema.geometry, geometry, layer === 'admin' ? null : knowledge.province, where, findings)
        : null;
    if (findings.length > 0) {
      const fatal = findings.find(({ code }) => isRejecting(code));
      if (fatal !== undefined) return rejectFinding(row, fatal);
    }
    const conflict = keys.conflict(cells.data, where, knowledge);
    if (conflict !== null) return rejectFinding(row, conflict);
    const id = keys.name(row.row, cells.data, findings);
    keys.enter(row.row, cells.data, where, findings);
    const record = schema.toRecord(cells.data, where, id);
    for (const [column, doubt] of doubts) {
      const raw = row.values[column];
      if (raw === undefined || raw === null) continue;
      const found = doubt(raw, cells.data[column], row.decimalComma === true);
      if (found !== null)
        findings.push({ code: found.code, column, facts: { column, doubt: found.text, ...found.facts } });
    }
    doubtRecord(layer, record, box, knowledge, findings);
    for (const finding of findings) reporter.warn(row.row, finding);
    knowledge.learn(layer, record);
    counts.accepted++;
    return record;
  }

  /** One issue for all the faulty cells of a row, under the code and column of the first. */
  function rejectCells(row: Row, faults: readonly CellIssue[]): null {
    const sentences = faults.map((fault) => {
      const column = String(fault.path[0]);
      const code = cellCode(row, fault);
      const message = issueMessage(code, { column, fault: fault.message });
      return { code, column, message, params: { column, ...paramsOf(fault).facts } };
    });
    const [{ code, column, params }, ...others] = sentences;
    const message = sentences.map((sentence) => sentence.message).join('; ');
    const further = others.map((other) => ({ code: other.code, params: other.params }));
    return reporter.reject(row.row, { code, column, message, params, ...(further.length > 0 && { further }) });
  }

  function takePlace({ headerRow, above, sheet }: TablePlace): void {
    if (sheet !== undefined && sheet.others.length > 0) {
      const facts = { sheet: sheet.name, others: sheet.others.join(', ') };
      reporter.warn(null, { code: 'unread-sheets', column: null, facts });
    }
    if (above > 0)
      reporter.warn(null, { code: 'unread-titles', column: null, facts: { row: headerRow, count: above } });
  }

  return { counts, check, takePlace };
}

interface CellIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What `fault` handed to Zod. */
const paramsOf = (issue: CellIssue) =>
  (issue as CellIssue & { params: { code: CellFault; facts: IssueParams } }).params;

function cellCode(row: Row, issue: CellIssue): CellFault | 'missing-column' {
  const { code } = paramsOf(issue);
  return code === 'missing-value' && !(String(issue.path[0]) in row.values) ? 'missing-column' : code;
}
