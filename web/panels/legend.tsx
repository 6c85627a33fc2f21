import { Fragment, useMemo } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { LIFECYCLES, MOBILE_STATUSES, type MobileStatus } from '../../engine/vocabulary.ts';
import { formatNumber } from '../figures.ts';
import { SITE_MARK, STATUS_ORDER } from '../map/marks.ts';
import { useMessages } from '../messages/index.ts';
import { togglePart } from '../state/actions.ts';
import { type AppState, MAP_PARTS, type MapPart, useApp } from '../state/app-state.ts';
import { GLYPHS, Glyph } from './glyph.tsx';
import { MarkSign, StatusMark } from './status-mark.tsx';

/** What the map shows, with counts; each part can be hidden. */
export function Legend() {
  const words = useMessages();
  const opened = useApp((state) => state.opened);
  const analysed = useApp((state) => state.analysed);
  const hidden = useApp((state) => state.hiddenParts);
  const counts = useMemo(() => countParts(opened, analysed), [opened, analysed]);
  const statuses = useMemo(() => countStatuses(analysed), [analysed]);
  if (opened === null) return null;
  return (
    <section className="legend" aria-label={words.legend}>
      {MAP_PARTS.filter((part) => counts[part] !== 0).map((part) => (
        <Fragment key={part}>
          <ToggleButton className={`part ${part}`} isSelected={!hidden.has(part)} onChange={() => togglePart(part)}>
            <PartSample part={part} />
            <span>{words.mapParts[part]}</span>
            <b>{counts[part] === null ? '' : formatNumber(counts[part], 0, words)}</b>
            <Glyph path={hidden.has(part) ? GLYPHS.eyeOff : GLYPHS.eye} size={15} />
          </ToggleButton>
          {part === 'villages' && !hidden.has(part) && <Statuses counts={statuses} />}
        </Fragment>
      ))}
    </section>
  );
}

/** The signs of the statuses that occur, with how many villages have each. */
function Statuses({ counts }: { counts: ReadonlyMap<MobileStatus, number> }) {
  const words = useMessages();
  return (
    <ul className="statuses">
      {STATUS_ORDER.filter((status) => counts.has(status)).map((status) => (
        <li key={status}>
          <StatusMark status={status} />
          {words.statuses[status]}
          <b>{formatNumber(counts.get(status)!, 0, words)}</b>
        </li>
      ))}
    </ul>
  );
}

function PartSample({ part }: { part: MapPart }) {
  if (part === 'sites') return <MarkSign mark={SITE_MARK} size={16} />;
  if (part === 'villages') return null;
  return <i className={`sample ${part}`} aria-hidden="true" />;
}

/** How many of each part there are; `null` where a count says nothing. */
function countParts(opened: AppState['opened'], analysed: AppState['analysed']): Record<MapPart, number | null> {
  const { villages, sites, fiber, roads, admin } = opened?.dataset ?? {};
  const operational = LIFECYCLES.indexOf('operational');
  return {
    villages: villages?.count ?? 0,
    'dead-zones': analysed?.deadZones.length ?? 0,
    sites: sites?.status.filter((status) => status === operational).length ?? 0,
    fiber: fiber ? null : 0,
    roads: roads ? null : 0,
    labels: admin ? null : 0,
  };
}

function countStatuses(analysed: AppState['analysed']): Map<MobileStatus, number> {
  const counts = new Map<MobileStatus, number>();
  for (const code of analysed?.villages?.mobileStatus ?? [])
    counts.set(MOBILE_STATUSES[code], (counts.get(MOBILE_STATUSES[code]) ?? 0) + 1);
  return counts;
}
