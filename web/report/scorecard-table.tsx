import { formatCounts, formatGap, formatTarget, formatValue, NONE } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { labelsOf } from '../panels/target-row.tsx';
import { VerdictTag } from '../panels/verdict-tag.tsx';
import type { ScoredRow } from '../work/desk-api.ts';
import { useReportRows } from './report-rows.ts';

const COLUMNS = ['number', 'target', 'goal', 'value', 'counts', 'verdict', 'gap'] as const;

/** The scorecard of the year as a table; its numbers are those that the gap list names. */
export function ScorecardTable() {
  const words = useMessages();
  const rows = useReportRows();
  const { columns } = words.report;
  const statistical = rows.findIndex((row) => row.statistical);
  const parts = [
    { title: words.computed, from: 0, rows: statistical < 0 ? rows : rows.slice(0, statistical) },
    { title: words.statistical, from: statistical, rows: statistical < 0 ? [] : rows.slice(statistical) },
  ].filter((part) => part.rows.length > 0);
  return (
    <section>
      <h2>{words.scorecard}</h2>
      {rows.length === 0 ? (
        <p>{words.report.noPlan}</p>
      ) : (
        <table className="report-table report-scorecard">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" className={`col-${column}`}>
                  {columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          {parts.map((part) => (
            <tbody key={part.title}>
              <tr className="report-group">
                <th colSpan={COLUMNS.length} scope="colgroup">
                  {part.title}
                </th>
              </tr>
              {part.rows.map((row, k) => (
                <Row key={row.key} row={row} number={part.from + k + 1} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </section>
  );
}

function Row({ row, number }: { row: ScoredRow; number: number }) {
  const words = useMessages();
  const { name, narrowed } = labelsOf(row, words);
  return (
    <tr>
      <td className="number">{number}</td>
      <td>
        {name}
        {narrowed && <span className="muted"> {narrowed}</span>}
      </td>
      <td className="number">{formatTarget(row, words)}</td>
      <td className="number">{formatValue(row, words)}</td>
      <td className="number">{formatCounts(row, words) || NONE}</td>
      <td>
        <VerdictTag verdict={row.verdict} />
      </td>
      <td className="number">{formatGap(row, words) ?? NONE}</td>
    </tr>
  );
}
