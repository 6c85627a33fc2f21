import { MOBILE_STATUSES, type MobileStatus } from '../../engine/vocabulary.ts';
import { formatDate, formatDistance, formatQuantity } from '../figures.ts';
import { STATUS_MARKS } from '../map/marks.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { MarkSign } from '../panels/status-mark.tsx';
import { useApp } from '../state/app-state.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';

type Profile = AnalysedDataset['profile'];

/** How the verdicts were made: the rules in words, the statuses, and every threshold. */
export function Method() {
  const words = useMessages();
  const profile = useApp((state) => state.analysed)!.profile;
  return (
    <section className="report-method">
      <h2>{words.report.method}</h2>
      {words.report.methodLines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <h3>{words.report.statuses}</h3>
      <dl className="report-pairs">
        {MOBILE_STATUSES.map((status: MobileStatus) => (
          <div key={status}>
            <dt>
              <MarkSign mark={STATUS_MARKS[status]} size={15} /> {words.statuses[status]}
            </dt>
            <dd>{words.statusMeanings[status]}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.report.thresholds}</h3>
      <dl className="report-pairs">
        {(Object.keys(profile) as (keyof Profile)[]).map((field) => (
          <div key={field}>
            <dt>{words.report.profile[field]}</dt>
            <dd>{thresholdText(profile, field, words)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function thresholdText(profile: Profile, field: keyof Profile, words: Messages): string {
  if (field === 'counted_service_classes') return profile[field].map((name) => words.serviceClasses[name]).join(', ');
  if (field === 'counted_basis') return profile[field].map((name) => words.bases[name]).join(', ');
  if (field === 'new_since') return formatDate(profile[field], words);
  if (field === 'covered_share_min') return formatQuantity(profile[field], 'share', words);
  const value = profile[field];
  return typeof value === 'number' ? formatDistance(value, words) : value;
}
