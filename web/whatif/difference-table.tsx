import { useMemo } from 'react';
import { formatGap } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { figureOf, labelsOf } from '../panels/target-row.tsx';
import { TurnMark } from '../panels/turn-mark.tsx';
import { useApp } from '../state/app-state.ts';
import { comparedFigures } from './compared-figures.ts';
import type { Compared } from './comparison-state.ts';
import { rowDifferences, villageDifferences } from './differences.ts';
import { useWhatIfWords } from './words.ts';

/** What differs between two scenarios: targets, what is added, land and villages. */
export function DifferenceTable({ left, right }: { left: Compared; right: Compared }) {
  const words = useWhatIfWords();
  const messages = useMessages();
  const year = useApp((state) => state.year);
  const rows = useMemo(
    () => rowDifferences(left.analysed, right.analysed, year).filter(({ turn }) => turn !== 'same'),
    [left, right, year],
  );
  return (
    <div className="dialog-scroll differences">
      <table className="plain-table">
        <thead>
          <tr>
            <th>
              {words.targets} {year}
            </th>
            <th className="number">{left.name}</th>
            <th className="number">{right.name}</th>
            <th className="number">{words.change}</th>
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={4} className="muted">
                {words.same}
              </td>
            </tr>
          )}
          {rows.map(({ before, after, turn }) => {
            const { name, narrowed } = labelsOf(after, messages);
            const gap = (row: typeof before) => {
              const text = formatGap(row, messages);
              return text && <small className="muted">{messages.gapOf(text)}</small>;
            };
            const [from, to] = [figureOf(before, messages), figureOf(after, messages)];
            return (
              <tr key={after.key}>
                <td>
                  {name} {narrowed && <small className="muted">{narrowed}</small>}
                </td>
                <td className="number">
                  {from.text} {gap(before)}
                </td>
                <td className="number">
                  {to.text} {gap(after)}
                </td>
                <td className="number">
                  <TurnMark turn={turn} before={from} after={to} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <FigureRows left={left} right={right} />
      </table>
      <VillageTable left={left} right={right} />
    </div>
  );
}

/** What is added, what it costs, and what of the land is covered, with the difference of each. */
function FigureRows({ left, right }: { left: Compared; right: Compared }) {
  const words = useWhatIfWords();
  const messages = useMessages();
  const groups = useMemo(() => comparedFigures(left, right, words, messages), [left, right, words, messages]);
  return groups.map(({ title, note, figures }) => (
    <tbody key={title}>
      <tr>
        <th colSpan={4}>
          {title} {note && <small className="muted">{note}</small>}
        </th>
      </tr>
      {figures.map(({ label, left, right, difference }) => (
        <tr key={label}>
          <td>{label}</td>
          <td className="number">{left}</td>
          <td className="number">{right}</td>
          <td className="number">{difference ?? '='}</td>
        </tr>
      ))}
    </tbody>
  ));
}

/** The villages that one scenario serves and the other does not. */
function VillageTable({ left, right }: { left: Compared; right: Compared }) {
  const words = useWhatIfWords();
  const villages = useApp((state) => state.opened?.dataset.villages);
  const found = useMemo(() => villageDifferences(left.analysed, right.analysed), [left, right]);
  if (!villages) return null;
  const { name } = left.analysed.areas;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>
            {words.villagesDiffer} ({found.length})
          </th>
          <th>{words.network}</th>
          <th>{words.change}</th>
        </tr>
      </thead>
      <tbody>
        {found.length === 0 && (
          <tr>
            <td colSpan={3} className="muted">
              {words.noVillages}
            </td>
          </tr>
        )}
        {found.slice(0, SHOWN).map(({ village, network, isWon }) => (
          <tr key={`${village} ${network}`}>
            <td>
              {villages.name[village]}{' '}
              <small className="muted">{name[right.analysed.villages?.commune[village] ?? -1] ?? ''}</small>
            </td>
            <td>{words.networks[network]}</td>
            <td>{isWon ? words.onlyRight : words.onlyLeft}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** More rows than this nobody reads through; the count above tells them all. */
const SHOWN = 500;
