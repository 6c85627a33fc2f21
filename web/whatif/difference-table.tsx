import { useMemo } from 'react';
import { formatGap, formatNumber, formatValue, NONE } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { labelsOf } from '../panels/target-row.tsx';
import { useApp } from '../state/app-state.ts';
import type { Compared } from './comparison-state.ts';
import { landFigures, rowDifferences, villageDifferences } from './differences.ts';
import { TurnMark } from './turn-mark.tsx';
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
  const [landLeft, landRight] = useMemo(() => [landFigures(left.analysed), landFigures(right.analysed)], [left, right]);
  const number = (value: number, decimals: number) =>
    Number.isNaN(value) ? NONE : formatNumber(value, decimals, messages);
  const figures: readonly (readonly [string, string, string])[] = [
    [words.sitesAdded, number(left.added.sites, 0), number(right.added.sites, 0)],
    [words.fiberAdded, number(left.added.fiberKm, 1), number(right.added.fiberKm, 1)],
    ...(['coveredKm2', 'deadKm2', 'deadZones', 'villagesInDeadZones'] as const).map((name) => {
      const isArea = name.endsWith('Km2');
      const label = isArea ? `${words.land[name]} (km²)` : words.land[name];
      return [label, number(landLeft[name], isArea ? 1 : 0), number(landRight[name], isArea ? 1 : 0)] as const;
    }),
  ];
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
            <th>
              <span className="hidden-text">{words.change}</span>
            </th>
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
            return (
              <tr key={after.key}>
                <td>
                  {name} {narrowed && <small className="muted">{narrowed}</small>}
                </td>
                <td className="number">
                  {formatValue(before, messages)} {gap(before)}
                </td>
                <td className="number">
                  {formatValue(after, messages)} {gap(after)}
                </td>
                <td>
                  <TurnMark turn={turn} />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tbody>
          <tr>
            <th colSpan={4}>
              {words.added} · {words.landTitle}
            </th>
          </tr>
          {figures.map(([label, a, b]) => (
            <tr key={label}>
              <td>{label}</td>
              <td className="number">{a}</td>
              <td className="number">{b}</td>
              <td>{a === b ? <TurnMark turn="same" /> : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <VillageTable left={left} right={right} />
    </div>
  );
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
