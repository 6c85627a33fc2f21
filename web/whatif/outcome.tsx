import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { formatGap, formatNumber, NONE } from '../figures.ts';
import { useMessages } from '../messages/index.ts';
import { figureOf, labelsOf } from '../panels/target-row.tsx';
import { TurnMark } from '../panels/turn-mark.tsx';
import { useApp } from '../state/app-state.ts';
import { select, selectRow } from '../state/view-actions.ts';
import {
  type LandFigures,
  landFigures,
  type RowDifference,
  rowDifferences,
  type VillageDifference,
} from './differences.ts';
import '../styles/outcome.css';
import { useShownDifferences } from './shown-differences.ts';
import { useWhatIfWords } from './words.ts';

/** What the scenario changes: targets, villages and land, before and after. */
export function Outcome() {
  const words = useWhatIfWords();
  const before = useApp((state) => state.base?.analysed);
  const after = useApp((state) => state.analysed);
  const year = useApp((state) => state.year);
  const rows = useMemo(() => (before && after ? rowDifferences(before, after, year) : []), [before, after, year]);
  const villages = useShownDifferences();
  const land = useMemo(() => before && after && ([landFigures(before), landFigures(after)] as const), [before, after]);
  if (!before || !after || !land) return null;
  const changed = rows.filter(({ turn }) => turn !== 'same');
  return (
    <section className="outcome" aria-label={words.outcome}>
      <h2>
        {words.outcome} {year !== null && <span className="muted">{year}</span>}
      </h2>
      {changed.length === 0 ? <p className="muted">{words.noChange}</p> : <ChangedRows rows={changed} />}
      <LandTable before={land[0]} after={land[1]} />
      <Villages differences={villages} />
    </section>
  );
}

function ChangedRows({ rows }: { rows: readonly RowDifference[] }) {
  const messages = useMessages();
  return (
    <ul className="changed-rows">
      {rows.map(({ before, after, turn }) => {
        const { name, narrowed } = labelsOf(after, messages);
        const [was, is] = [formatGap(before, messages), formatGap(after, messages)];
        const [from, to] = [figureOf(before, messages), figureOf(after, messages)];
        return (
          <li key={after.key}>
            <Button className="changed-row" onPress={() => selectRow(after.key)}>
              <span className="changed-name">
                {name} {narrowed && <small>{narrowed}</small>}
              </span>
              <span className="changed-figures">
                {from.text} → <b>{to.text}</b> <TurnMark turn={turn} before={from} after={to} />
              </span>
              {was !== is && (
                <small className="changed-gap">{`${messages.gapOf(was ?? '0')} → ${messages.gapOf(is ?? '0')}`}</small>
              )}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** Of these less is better. */
const LESS_IS_BETTER: ReadonlySet<keyof LandFigures> = new Set(['deadKm2', 'deadZones', 'villagesInDeadZones']);

/** The land before and after. */
export function LandTable({ before, after }: { before: LandFigures; after: LandFigures }) {
  const words = useWhatIfWords();
  const messages = useMessages();
  const show = (name: keyof LandFigures, figures: LandFigures) =>
    Number.isNaN(figures[name])
      ? NONE
      : name.endsWith('Km2')
        ? `${formatNumber(figures[name], 1, messages)} km²`
        : formatNumber(figures[name], 0, messages);
  const turn = (name: keyof LandFigures) =>
    before[name] === after[name]
      ? 'same'
      : after[name] > before[name] !== LESS_IS_BETTER.has(name)
        ? 'better'
        : 'worse';
  return (
    <table className="plain-table land">
      <thead>
        <tr>
          <th>{words.landTitle}</th>
          <th className="number">{words.before}</th>
          <th className="number">{words.after}</th>
          <th>
            <span className="hidden-text">{words.change}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {(['coveredKm2', 'deadKm2', 'deadZones', 'villagesInDeadZones'] as const)
          .filter((name) => !Number.isNaN(after[name]))
          .map((name) => {
            const [from, to] = [before, after].map((figures) => ({ value: figures[name], text: show(name, figures) }));
            return (
              <tr key={name}>
                <td>{words.land[name]}</td>
                <td className="number">{from.text}</td>
                <td className="number">{to.text}</td>
                <td>
                  <TurnMark turn={turn(name)} before={from} after={to} />
                </td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}

/** More than this nobody reads through; the map shows them all. */
const SHOWN = 200;

function Villages({ differences }: { differences: readonly VillageDifference[] }) {
  const words = useWhatIfWords();
  const messages = useMessages();
  const villages = useApp((state) => state.opened?.dataset.villages);
  if (!villages || differences.length === 0) return <p className="muted">{words.noVillages}</p>;
  const people = (list: readonly VillageDifference[]) =>
    formatNumber(
      list.reduce((sum, { village }) => sum + (villages.population[village] || 0), 0),
      0,
      messages,
    );
  return ([true, false] as const).map((isWon) => {
    const list = differences.filter((one) => one.isWon === isWon);
    if (list.length === 0) return null;
    const count = formatNumber(list.length, 0, messages);
    return (
      <div key={String(isWon)} className="village-list">
        <h3>
          <i className={isWon ? 'won' : 'lost'} aria-hidden="true">
            {isWon ? '+' : '−'}
          </i>
          {isWon ? words.won(count, people(list)) : words.lost(count, people(list))}
        </h3>
        <ul>
          {list.slice(0, SHOWN).map(({ village, network }) => (
            <li key={`${village} ${network}`}>
              <Button className="pick" onPress={() => select({ kind: 'village', row: village })}>
                <b>{villages.name[village]}</b>
                <span>{words.networks[network]}</span>
              </Button>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}
