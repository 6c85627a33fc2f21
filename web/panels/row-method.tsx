import type { Profile } from '../../engine/profile.ts';
import {
  type ComputedIndicator,
  METHODS,
  methodTextsOf,
  planNoteOf,
  type Threshold,
} from '../../seeds/methods/index.ts';
import { formatDate, formatDistance, formatNumber, formatPart, formatQuantity } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { foundOf, useApp } from '../state/app-state.ts';
import type { Citation, ScoredRow } from '../work/desk-api.ts';
import { givenNumber } from '../work/given-number.ts';

/** How a value came about: formula, thresholds, inputs, what is reported beside it, and where the plan states the target. */
export function RowMethod({ row }: { row: ScoredRow }) {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  const layers = row.statistical ? ['observations'] : METHODS[row.indicator as ComputedIndicator].layers;
  const missing = layers.filter((layer) => !opened?.inputs.some((input) => input.layer === layer));
  return (
    <details className="method" open={row.value === null || undefined}>
      <summary>{words.detail.how}</summary>
      {row.statistical ? <Reported row={row} /> : <Formula row={row} missing={missing} />}
      {!row.statistical && row.observation && (
        <p className="method-note">
          {words.detail.reportedBeside(
            formatQuantity(row.observation.value, row.quantity, words),
            formatDate(row.observation.asOf, words),
          )}{' '}
          {row.observation.source && words.detail.source(row.observation.source)}
        </p>
      )}
      <Inputs layers={row.statistical ? ['observations'] : ['admin', ...layers]} />
      {row.citation && <Stated citation={row.citation} />}
    </details>
  );
}

function Formula({ row, missing }: { row: ScoredRow; missing: readonly string[] }) {
  const words = useMessages();
  const language = useApp((state) => state.language);
  const profile = useApp((state) => foundOf(state)?.profile);
  const indicator = row.indicator as ComputedIndicator;
  const { numerator, denominator, notes } = methodTextsOf(language).methods[indicator];
  const { thresholds: labels } = methodTextsOf(language);
  const { thresholds } = METHODS[indicator];
  return (
    <>
      {row.value === null && missing.length > 0 && (
        <p className="method-absent">
          {words.detail.absentLayer(missing.map((layer) => words.detail.layers[layer as 'villages']).join(', '))}
        </p>
      )}
      <p className="formula">
        <span>{numerator}</span>
        {denominator && (
          <>
            <i className="formula-line">
              <span className="hidden-text"> {words.detail.per} </span>
            </i>
            <span>{denominator}</span>
          </>
        )}
      </p>
      <ul className="method-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {profile && thresholds.length > 0 && (
        <>
          <h4>{words.detail.rules(profile.id)}</h4>
          <dl className="rules">
            {thresholds.map((threshold) => (
              <div key={threshold}>
                <dt>{labels[threshold]}</dt>
                <dd>{thresholdText(profile, threshold, words)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

/** A threshold of the profile as people read it. */
function thresholdText(profile: Profile, threshold: Threshold, words: Messages): string {
  switch (threshold) {
    case 'counted_service_classes':
      return profile.counted_service_classes.map((name) => words.serviceClasses[name]).join(', ');
    case 'counted_basis':
      return profile.counted_basis.map((name) => words.bases[name]).join(', ');
    case 'covered_share_min':
      return formatPart(profile.covered_share_min, 1, words);
    case 'new_since':
      return formatDate(profile.new_since, words);
    case 'min_technology':
      return profile.min_technology;
    default:
      return formatDistance(profile[threshold], words);
  }
}

/** A statistical row: the figure is reported, by whom and as of when. */
function Reported({ row: { observation } }: { row: ScoredRow }) {
  const words = useMessages();
  return (
    <>
      <p className="method-note">{words.detail.statistical}</p>
      {observation === null ? (
        <p className="method-absent">{words.detail.unreported}</p>
      ) : (
        <p className="method-note">
          {words.detail.inputsAsOf(formatDate(observation.asOf, words))}.{' '}
          {observation.source ? words.detail.source(observation.source) : words.detail.sourceUnknown}
        </p>
      )}
    </>
  );
}

/** The files that the figures were read from. */
function Inputs({ layers }: { layers: readonly string[] }) {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  if (opened === null) return null;
  return (
    <>
      <h4>{words.detail.inputs}</h4>
      <ul className="inputs">
        {layers.map((layer) => {
          const input = opened.inputs.find((candidate) => candidate.layer === layer);
          return (
            <li key={layer}>
              <span>{words.detail.layers[layer as 'villages']}</span>
              {input === undefined ? (
                <span className="muted">{words.detail.absent}</span>
              ) : (
                <span>
                  {input.file} · {words.detail.rows(formatNumber(input.accepted, 0, words))}{' '}
                  <code title={`SHA-256 ${input.sha256}`}>{input.sha256.slice(0, 8)}</code>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {opened.asOf && <p className="muted">{words.detail.inputsAsOf(formatDate(opened.asOf, words))}</p>}
    </>
  );
}

/** Where the plan states the target, in its own words. */
function Stated({ citation: { document, section, quote, also, note } }: { citation: Citation }) {
  const words = useMessages();
  const language = useApp((state) => state.language);
  return (
    <>
      <h4>{words.detail.stated}</h4>
      <figure className="citation">
        {quote && <blockquote lang="vi">“{quote}”</blockquote>}
        <figcaption>
          {[section, givenNumber(document.number)].filter(Boolean).join(', ')} ({formatDate(document.date, words)})
        </figcaption>
      </figure>
      {also?.map((other) => (
        <figure key={other.section} className="citation">
          <blockquote lang="vi">“{other.quote}”</blockquote>
          <figcaption>
            {words.detail.alsoStated} {other.section}
          </figcaption>
        </figure>
      ))}
      {note && (
        <p className="method-note">
          {words.detail.reading}: {planNoteOf(note, language)}
        </p>
      )}
    </>
  );
}
