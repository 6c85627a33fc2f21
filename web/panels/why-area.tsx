import { useMemo } from 'react';
import { Button } from 'react-aria-components/Button';
import { formatNumber, formatPart } from '../figures.ts';
import { isWantedLow } from '../map/palette.ts';
import { networkOf } from '../map/view-of.ts';
import { useMessages } from '../messages/index.ts';
import { selectedRow, useApp } from '../state/app-state.ts';
import { type AreaFigure, areaFigures } from '../state/area-figures.ts';
import { gapVillages } from '../state/gap-villages.ts';
import { select } from '../state/view-actions.ts';
import { useWhyDetails } from '../state/why-details.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { labelsOf } from './target-row.tsx';
import { VillageLinks } from './village-links.tsx';
import { WhyBlock, WhyFrame } from './why-frame.tsx';

const SHOWN_ZONES = 8;

/** A commune: its figures against the province's, the villages that are short, and its dead zones. */
export function WhyArea({ analysed, row }: { analysed: AnalysedDataset; row: number }) {
  const words = useMessages();
  const { onMap } = words;
  const year = useApp((state) => state.year);
  const figures = useMemo(() => areaFigures(analysed, row, year, words), [analysed, row, year, words]);
  const villages = useMemo(
    () => analysed.villages?.commune.reduce((sum, commune) => sum + Number(commune === row), 0) ?? 0,
    [analysed, row],
  );
  if (analysed.areas.code[row] === undefined) return null;
  return (
    <WhyFrame
      title={analysed.areas.name[row]}
      about={`${onMap.commune} · ${onMap.villageCount(formatNumber(villages, 0, words))}`}
    >
      <WhyBlock title={onMap.communeFigures}>
        <ul className="figures">
          {figures.map((figure) => (
            <Figure key={figure.key} figure={figure} />
          ))}
        </ul>
      </WhyBlock>
      <AreaGaps analysed={analysed} row={row} />
      <AreaZones analysed={analysed} />
    </WhyFrame>
  );
}

/** The area's share as a bar, with the province's as a mark on it. */
function Figure({ figure: { indicator, name, technology, unit, area, whole } }: { figure: AreaFigure }) {
  const words = useMessages();
  const isLength = unit === 'm';
  const count = (value: number) => formatNumber(isLength ? value / 1000 : value, isLength ? 1 : 0, words);
  const share = (part: AreaFigure['area']) => Math.min(1, part.numerator / part.denominator);
  return (
    <li className="figure">
      <span className="figure-name">
        {name} {technology && <small>{technology}</small>}
      </span>
      <strong>{formatPart(area.numerator, area.denominator, words)}</strong>
      <span className={isWantedLow(indicator) ? 'bar small low' : 'bar small'} aria-hidden="true">
        <i className="bar-value" style={{ width: `${100 * share(area)}%` }} />
        <i className="bar-target" style={{ left: `${100 * share(whole)}%` }} />
      </span>
      <span className="figure-about">
        {count(area.numerator)}/{count(area.denominator)} · {words.onMap.province}{' '}
        {formatPart(whole.numerator, whole.denominator, words)}
      </span>
    </li>
  );
}

function AreaGaps({ analysed, row }: { analysed: AnalysedDataset; row: number }) {
  const words = useMessages();
  const target = useApp(selectedRow);
  const gaps = gapVillages(analysed, target);
  const own = useMemo(
    () => gaps?.filter((village) => analysed.villages?.commune[village] === row),
    [gaps, analysed, row],
  );
  if (target === null || own === undefined) return null;
  const title = words.onMap.gapVillages(formatNumber(own.length, 0, words), labelsOf(target, words).name);
  return (
    <WhyBlock title={title}>
      {own.length === 0 ? (
        <p>{words.onMap.noGapVillages}</p>
      ) : (
        <VillageLinks villages={own} network={networkOf(target)} />
      )}
    </WhyBlock>
  );
}

function AreaZones({ analysed }: { analysed: AnalysedDataset }) {
  const words = useMessages();
  const { onMap } = words;
  const details = useWhyDetails(({ area }) => area);
  return (
    <WhyBlock title={onMap.areaZones}>
      {details === null && <p className="muted">{onMap.finding}</p>}
      {details?.zones.length === 0 && <p>{onMap.areaNoZones}</p>}
      <ul className="links">
        {details?.zones.slice(0, SHOWN_ZONES).map(({ zone, areaKm2 }) => (
          <li key={zone}>
            <Button className="link-row" onPress={() => select({ kind: 'dead-zone', row: zone })}>
              <span>{onMap.zoneRank(zone + 1)}</span>
              <small>
                {onMap.area(formatNumber(areaKm2, 2, words))}
                {analysed.deadZones[zone].villages > 0 &&
                  ` · ${onMap.villageCount(formatNumber(analysed.deadZones[zone].villages, 0, words))}`}
              </small>
            </Button>
          </li>
        ))}
        {details && details.zones.length > SHOWN_ZONES && (
          <li className="muted">{onMap.more(formatNumber(details.zones.length - SHOWN_ZONES, 0, words))}</li>
        )}
      </ul>
    </WhyBlock>
  );
}
