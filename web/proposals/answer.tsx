import { Button } from 'react-aria-components/Button';
import { formatCounts, formatMoney, formatNumber, formatValue, withSign } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { GLYPHS, Glyph } from '../panels/glyph.tsx';
import { labelsOf } from '../panels/target-row.tsx';
import { VerdictTag } from '../panels/verdict-tag.tsx';
import { useApp } from '../state/app-state.ts';
import { select } from '../state/view-actions.ts';
import { toScoredRows } from '../work/scored-rows.ts';
import { gainsOfTargets, standingOf, villagesThatGain, wonTexts } from './gains.ts';
import { stop } from './proposals-actions.ts';
import { type Answered, useProposals } from './proposals-state.ts';
import { Curve, Robustness } from './robustness.tsx';
import { SiteDetail } from './site-detail.tsx';
import { SiteList } from './site-list.tsx';
import { statusText } from './status-text.ts';
import { Accept, Files, HandOver } from './take-over.tsx';
import { WishList } from './wish-list.tsx';
import { useProposalWords } from './words.ts';

/** The plan that was found: how good it is, what it costs and does, and its sites. */
export function Answer({ answer }: { answer: Answered }) {
  const words = useProposalWords();
  const site = useProposals((state) => state.site);
  const isFormOpen = useProposals((state) => state.isFormOpen);
  const isStale = useApp((state) => state.opened?.dataset) !== answer.dataset;
  const isAccepted = useProposals((state) => state.acceptedAs !== null);
  const looked = answer.report.sites.find(({ order }) => order === site);
  if (looked !== undefined) return <SiteDetail answer={answer} site={looked} />;
  return (
    <div className="answer">
      <Status answer={answer} />
      {isStale && !isAccepted && <p className="proposal-note">{words.stale}</p>}
      <Totals answer={answer} />
      <Accept answer={answer} isStale={isStale} />
      {!isFormOpen && <WishList />}
      {answer.report.sites.length > 0 && <SiteList answer={answer} />}
      <Effects answer={answer} />
      <Examining />
      <Curve answer={answer} />
      <Robustness answer={answer} />
      <HandOver answer={answer} />
      <Files answer={answer} />
    </div>
  );
}

function Status({ answer }: { answer: Answered }) {
  const words = useProposalWords();
  const messages = useMessages();
  const { tone, title, lines, unreachable } = statusText({ ...answer, words, messages });
  const { villages } = answer.dataset;
  return (
    <div className="proposal-status" data-tone={tone} role="status">
      <Glyph path={tone === 'good' ? GLYPHS.check : GLYPHS.warn} />
      <div>
        <strong>{title}</strong>
        {unreachable.length > 0 && (
          <>
            <p>{words.unreachable(formatNumber(unreachable.length, 0, messages))}</p>
            <ul className="village-links">
              {unreachable.map((row) => (
                <li key={row}>
                  <Button className="link" onPress={() => select({ kind: 'village', row })}>
                    {villages?.name[row] || villages?.id[row]}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

/** That the rest of the answer is still to come, with a way to do without it. */
function Examining() {
  const words = useProposalWords();
  const isExamining = useProposals((state) => state.isExamining);
  const isStopping = useProposals((state) => state.isStopping);
  if (!isExamining) return null;
  return (
    <div className="examining" role="status">
      <span className="muted">{isStopping ? words.stoppingShort : words.finishing}</span>
      <Button className="button quiet bordered" isDisabled={isStopping} onPress={stop}>
        {words.stopShort}
      </Button>
    </div>
  );
}

function Totals({ answer: { report, recount } }: { answer: Answered }) {
  const words = useProposalWords();
  const messages = useMessages();
  const earlier = useProposals((state) => state.earlier);
  const number = (value: number) => formatNumber(value, 0, messages);
  const { joined, upgraded } = standingOf(report);
  const won = wonTexts(gainsOfTargets(report, recount, messages), words, messages);
  const ids = new Set(earlier?.report.sites.map(({ candidate }) => candidate));
  const kept = report.sites.filter(({ candidate }) => ids.has(candidate)).length;
  const figures: readonly (readonly [string, string])[] = [
    [words.sites, number(report.sites.length)],
    [words.cost, formatMoney(report.cost, report.currency, messages)],
    [words.villagesWon, number(villagesThatGain(report).size)],
  ];
  return (
    <>
      <dl className="totals">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {won.length > 0 && (
          <div className="totals-won">
            <dt>{words.wonForTargets}</dt>
            {won.map((text) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        )}
      </dl>
      <p className="totals-more muted">
        {words.onStanding(number(joined), number(upgraded))}
        <br />
        {words.ofNew(number(report.onStanding), number(report.newPlacements))}
      </p>
      {earlier !== null && (
        <p className="totals-more">
          {words.compared(
            withSign(
              report.sites.length - earlier.report.sites.length,
              number(report.sites.length - earlier.report.sites.length),
            ),
            withSign(
              report.cost - earlier.report.cost,
              formatMoney(report.cost - earlier.report.cost, report.currency, messages),
            ),
            number(kept),
          )}
        </p>
      )}
    </>
  );
}

/** Each target today and with the sites, and whether the engine counts what was claimed. */
function Effects({ answer: { report, recount } }: { answer: Answered }) {
  const words = useProposalWords();
  const messages = useMessages();
  const before = toScoredRows(recount.targets.map((one) => one.before));
  const told = recount.targets
    .map((one, i) => ({ ...one, row: before[i], aim: report.aims[i] }))
    .filter(({ before: { numerator }, aim }) => numerator !== null && aim.aim !== 'untouched');
  return (
    <section className="proposal-block">
      <h3>{words.targetsTitle}</h3>
      <p className={recount.isEqual ? 'equal' : 'problem'}>
        <Glyph path={recount.isEqual ? GLYPHS.check : GLYPHS.warn} size={14} />{' '}
        {recount.isEqual ? words.allEqual : words.notAllEqual}
      </p>
      <ul className="effects">
        {told.map(({ row, before: was, after, isEqual, aim }) => {
          const { name, narrowed } = labelsOf(row, messages);
          return (
            <li key={row.key}>
              <span className="effect-name">
                {name} {narrowed && <small>{narrowed}</small>}
              </span>
              <VerdictTag verdict={after.verdict} />
              <span className="effect-values">
                {formatValue(was, messages)} → <b>{formatValue(after, messages)}</b>
              </span>
              <small className="muted">
                {formatCounts(after, messages)}
                {isEqual !== null && ` · ${isEqual ? words.countedEqual : words.countedOther}`}
                {words.aimed[aim.aim] && ` · ${words.aimed[aim.aim]}`}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
