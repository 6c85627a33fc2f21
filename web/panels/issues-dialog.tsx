import { issueSentence } from '../../seeds/sentences/issue-text.ts';
import { formatNumber, NONE } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { InputsTable } from './inputs-table.tsx';

/** What was read of each file, and every row that was rejected or doubted. */
export default function IssuesDialog({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  const language = useApp((state) => state.language);
  if (opened === null) return null;
  const { inputs, issues, rejected, warnings } = opened;
  const more = rejected + warnings - issues.length;
  return (
    <DialogFrame title={words.issuesTitle} onClose={onClose}>
      <p>{words.issues(rejected, warnings)}</p>
      <div className="dialog-scroll">
        <InputsTable inputs={inputs} />
        {issues.length === 0 ? (
          <p className="muted">{words.issuesNone}</p>
        ) : (
          <table className="plain-table issues">
            <thead>
              <tr>
                {(['file', 'row', 'severity', 'message'] as const).map((column) => (
                  <th key={column} className={column === 'row' ? 'number' : undefined}>
                    {words.issueColumns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {issues.map((issue, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
                <tr key={i} className={issue.severity}>
                  <td>{issue.file}</td>
                  <td className="number">{issue.row === null ? NONE : formatNumber(issue.row, 0, words)}</td>
                  <td>{words.severities[issue.severity]}</td>
                  <td>{issueSentence(issue, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {more > 0 && <p className="muted">{words.issuesMore(formatNumber(more, 0, words))}</p>}
      </div>
    </DialogFrame>
  );
}
