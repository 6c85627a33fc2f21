import { formatNumber, formatQuantity } from '../figures.ts';
import { type Messages, useMessages } from '../messages/index.ts';
import { MarkSign } from '../panels/status-mark.tsx';
import { type AppState, app, foundOf } from '../state/app-state.ts';
import { mapLook } from '../state/map-look.ts';
import type { Selection } from '../state/selection.ts';
import { classLabel } from './class-labels.ts';
import { siteUsers } from './layers/site-users.ts';
import { currentShade } from './legend-areas.ts';
import { lookOf } from './looks.ts';
import { type Mark, SITE_MARKS } from './marks.ts';
import { drawnLook } from './view-of.ts';

/** Something and where the pointer is over the map, pixels. */
export interface Hovered {
  readonly selection: Selection;
  readonly x: number;
  readonly y: number;
}

/** What lies under the pointer in a few words. */
export default function MapTooltip({ selection, x, y }: Hovered) {
  const words = useMessages();
  const said = describe(app.get(), selection, words);
  if (said === null) return null;
  return (
    <div className="map-tooltip" style={{ transform: `translate(${x}px, ${y}px)` }} aria-hidden="true">
      <div>
        {said.mark && <MarkSign mark={said.mark} />}
        <strong>{said.name}</strong>
        <span className="map-tooltip-about">{said.about}</span>
      </div>
    </div>
  );
}

interface Said {
  readonly name: string;
  readonly about: string;
  readonly mark?: Mark;
}

function describe(state: AppState, { kind, row }: Selection, words: Messages): Said | null {
  const { opened } = state;
  const found = foundOf(state);
  if (opened === null) return null;
  const { villages, sites, admin } = opened.dataset;
  if (kind === 'village') {
    if (!villages || row >= villages.count) return null;
    if (!found?.villages) return { name: villages.name[row], about: '' };
    const { classes, classOf } = lookOf(drawnLook(state, mapLook.get()), found.profile);
    const { id, mark } = classes[classOf(found.villages, row)];
    return { name: villages.name[row], about: classLabel(id, found.profile, words), mark };
  }
  if (kind === 'site') {
    if (!sites || row >= sites.count) return null;
    const users = siteUsers(opened.dataset);
    return { name: sites.id[row], about: users.of(row).join(', '), mark: SITE_MARKS[users.classOf(row) ?? 'site-1'] };
  }
  if (kind === 'dead-zone') {
    const zone = found?.deadZones[row];
    if (zone === undefined) return null;
    const villagesIn = zone.villages > 0 ? ` · ${words.onMap.villageCount(formatNumber(zone.villages, 0, words))}` : '';
    return {
      name: words.onMap.zoneRank(row + 1),
      about: words.onMap.area(formatNumber(zone.areaKm2, 1, words)) + villagesIn,
    };
  }
  if (admin === null || row < 1 || row > admin.count) return null;
  const shade = currentShade(app.get(), mapLook.get());
  const value = shade?.values[row] ?? Number.NaN;
  const about = Number.isNaN(value) ? '' : formatQuantity(value, shade!.isShare ? 'share' : 'ratio', words);
  return { name: admin.name[row - 1], about };
}
