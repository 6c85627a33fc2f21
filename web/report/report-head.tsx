import { formatDate } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { isoDay } from '../takeaway/map-sheet.ts';
import { useWhatIfWords } from '../whatif/words.ts';
import { useReportRows } from './report-rows.ts';

/** What the report is about: dataset, plan, year, and the verdicts counted. */
export function ReportHead() {
  const words = useMessages();
  const trial = useWhatIfWords();
  const scenario = useApp((state) => state.scenario);
  const opened = useApp((state) => state.opened)!;
  const plan = useApp((state) => state.opened?.plans.find(({ id }) => id === state.plan));
  const year = useApp((state) => state.year);
  const rows = useReportRows();
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  const facts = [
    opened.asOf && words.asOf(formatDate(opened.asOf, words)),
    words.report.madeOn(formatDate(isoDay(new Date()), words)),
  ];
  return (
    <header className="report-head">
      <h1>{words.report.heading}</h1>
      <p className="report-dataset">{opened.name}</p>
      {plan && (
        <p>
          {[plan.title, plan.number, formatDate(plan.date, words), plan.draft ? words.draft : '']
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
      {scenario !== null && (
        <p className="report-sample">
          <strong>{trial.banner(scenario)}</strong> · {trial.notData}
        </p>
      )}
      {opened.sample && <p className="report-sample">{words.sampleNote}</p>}
      {rows.length > 0 && (
        <p className="report-tally">
          <strong>
            {words.year} {year}
          </strong>{' '}
          {words.tally(count('met'), count('missed'), count('no-data'))}
        </p>
      )}
    </header>
  );
}
