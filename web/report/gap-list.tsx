import { memo, useEffect, useMemo, useState } from 'react';
import { formatDistance, formatNumber, NONE } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { useApp } from '../state/app-state.ts';
import { type CommuneGaps, cutGaps, gapsByCommune } from './gaps-by-commune.ts';
import { useReportRows } from './report-rows.ts';

/** A report of more villages than this nobody reads; the file holds them all. */
const MOST_VILLAGES = 1500;
/** Villages that are laid out in one go. */
const STEP = 60;
const COLUMNS = ['village', 'people', 'mobile', 'fixed', 'site', 'fiber', 'pays', 'targets'] as const;

/** The villages that keep targets of the year from being met, commune by commune. */
export function GapList({ onListed }: { onListed: () => void }) {
  const words = useMessages();
  const opened = useApp((state) => state.opened)!;
  const analysed = useApp((state) => state.analysed)!;
  const rows = useReportRows();
  const communes = useMemo(() => gapsByCommune(opened, analysed, rows), [opened, analysed, rows]);
  const { shown, left } = useMemo(() => cutGaps(communes, MOST_VILLAGES), [communes]);
  const laidOut = useGradually(shown.length, (position) => shown[position].villages.length);
  const isComplete = laidOut === shown.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told once
  useEffect(() => {
    if (isComplete) onListed();
  }, [isComplete]);
  const whole = (count: number) => formatNumber(count, 0, words);
  const villages = communes.reduce((sum, commune) => sum + commune.villages.length, 0);
  return (
    <section className="report-gaps" data-complete={isComplete || undefined}>
      <h2>{words.report.gapTitle}</h2>
      {villages === 0 ? (
        <p>{words.report.gapNone}</p>
      ) : (
        <>
          <p>{words.report.gapText(whole(villages), whole(communes.length))}</p>
          <table className="report-table">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={`col-${column}`}>
                    {words.report.gapColumns[column]}
                  </th>
                ))}
              </tr>
            </thead>
            {shown.slice(0, laidOut).map((commune) => (
              <Commune key={commune.commune} commune={commune} words={words} />
            ))}
          </table>
          {left > 0 && <p>{words.report.gapMore(whole(left))}</p>}
        </>
      )}
    </section>
  );
}

const Commune = memo(({ commune: { commune, villages }, words }: { commune: CommuneGaps; words: Messages }) => (
  <tbody>
    <tr className="report-group">
      <th colSpan={COLUMNS.length} scope="colgroup">
        {words.report.communeHead(commune || words.report.noCommune, formatNumber(villages.length, 0, words))}
      </th>
    </tr>
    {villages.map((village) => (
      <tr key={village.row} data-village={village.id}>
        <td>{village.name || village.id}</td>
        <td className="number">
          {Number.isNaN(village.population) ? NONE : formatNumber(village.population, 0, words)}
        </td>
        <td>{words.statuses[village.mobile]}</td>
        <td>{words.fixedStatuses[village.fixed]}</td>
        <td className="number">{formatDistance(village.siteM, words)}</td>
        <td className="number">{formatDistance(village.fiberM, words)}</td>
        <td>{words.fundings[village.funding]}</td>
        <td>{village.targets.join(', ')}</td>
      </tr>
    ))}
  </tbody>
));

/** How many of the communes are laid out by now: a few more with every frame, so that the page never stands still. */
function useGradually(communes: number, villagesOf: (position: number) => number): number {
  const [laidOut, setLaidOut] = useState(0);
  useEffect(() => {
    if (laidOut >= communes) return;
    const frame = requestAnimationFrame(() => {
      let [next, villages] = [laidOut, 0];
      while (next < communes && villages < STEP) villages += villagesOf(next++);
      setLaidOut(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [laidOut, communes, villagesOf]);
  return Math.min(laidOut, communes);
}
