import { Button } from 'react-aria-components/Button';
import type { Issue } from '../../data/row.ts';
import { issueAdvice, issueSentence } from '../../seeds/sentences/issue-text.ts';
import { formatNumber, NONE } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useWordsOf } from '../messages/part-words.ts';
import * as importingMessages from '../messages/parts/importing.ts';
import { useApp } from '../state/app-state.ts';
import { accept, goBack, useImport } from '../state/import-flow.ts';
import { InputsTable } from './inputs-table.tsx';

/** As many rows of one fault in one file are listed. */
const SHOWN_OF_A_KIND = 5;

/** What was read and what was not, fault by fault with what to do, and the user's decision. */
export function ImportReview({ onClose }: { onClose: () => void }) {
  const words = useMessages();
  const importing = useWordsOf(importingMessages);
  const opened = useImport((state) => state.opened)!;
  const read = opened.inputs.reduce((sum, input) => sum + input.read, 0);
  const count = (value: number) => formatNumber(value, 0, words);
  return (
    <>
      <p role="status">{importing.verdict(count(opened.rejected), count(read))}</p>
      <div className="dialog-scroll">
        <InputsTable inputs={opened.inputs} />
        {groupIssues(opened.issues).map((group) => (
          <IssueGroup key={`${group[0].file} ${group[0].code} ${group[0].severity}`} issues={group} />
        ))}
      </div>
      <div className="dialog-actions end">
        <Button className="button quiet push" onPress={onClose}>
          {importing.giveUp}
        </Button>
        <Button className="button quiet bordered" onPress={goBack}>
          {importing.back}
        </Button>
        <Button className="button" onPress={accept}>
          {importing.openAnyway}
        </Button>
      </div>
    </>
  );
}

/** The issues of each file and code together, the rejecting ones first as they come. */
function groupIssues(issues: readonly Issue[]): Issue[][] {
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const key = `${issue.severity} ${issue.file} ${issue.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [issue]);
    else group.push(issue);
  }
  return [...groups.values()];
}

function IssueGroup({ issues }: { issues: readonly Issue[] }) {
  const words = useMessages();
  const importing = useWordsOf(importingMessages);
  const language = useApp((state) => state.language);
  const [{ file, severity, code }] = issues;
  const advice = issueAdvice({ code }, language);
  const more = issues.length - SHOWN_OF_A_KIND;
  return (
    <section className={`issue-group ${severity}`}>
      <h3>
        {file} <span className="issue-kind">{words.severities[severity]}</span>{' '}
        <span className="muted">{formatNumber(issues.length, 0, words)}</span>
      </h3>
      <ul>
        {issues.slice(0, SHOWN_OF_A_KIND).map((issue, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <li key={i}>
            <span className="issue-row">
              {words.issueColumns.row} {issue.row === null ? NONE : formatNumber(issue.row, 0, words)}
            </span>
            <span>{issueSentence(issue, language)}</span>
          </li>
        ))}
        {more > 0 && <li className="muted">{importing.more(formatNumber(more, 0, words))}</li>}
      </ul>
      {advice && (
        <p className="issue-advice">
          <strong>{importing.whatToDo}:</strong> {advice}
        </p>
      )}
    </section>
  );
}
