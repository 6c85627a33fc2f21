/** The legend of the map as plain data: what is shown, how it looks, and how much of it there is. */
import { PLACE_KINDS } from '../../engine/vocabulary.ts';
import { formatNumber } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import { type AppState, foundOf, MAP_PARTS, type MapPart } from '../state/app-state.ts';
import type { MapLook } from '../state/map-look.ts';
import { classLabel } from './class-labels.ts';
import { siteUsers } from './layers/site-users.ts';
import { CROWDED_FROM, THINNED_TO_ZOOM } from './layers/village-layer.ts';
import { coveragePart, shadePart } from './legend-areas.ts';
import { classedRoads, coveredRoads, fiberItems } from './legend-lines.ts';
import { type Ask, countCodes, type LegendPart, mark } from './legend-part.ts';
import { countClasses, lookOf } from './looks.ts';
import { PLACE_MARKS, SITE_CLASSES, SITE_MARKS } from './marks.ts';
import { DRAWN_FROM } from './style/parts.ts';
import { drawnLook, shownSiteOperators } from './view-of.ts';

/** Every part that the dataset has, hidden ones too, in the order of the legend. */
export function legendOf(state: AppState, look: MapLook, words: Messages): LegendPart[] {
  if (state.opened === null) return [];
  const asked: Ask = { state, look, words, count: (n) => formatNumber(n, 0, words) };
  const parts = MAP_PARTS.map((part) => PARTS[part](asked));
  const [villages, ...others] = parts;
  return [villages, shadePart(asked), coveragePart(asked), ...others].filter((part) => part !== null);
}

const toPart = ({ state, words }: Ask, part: MapPart, rest: Partial<LegendPart>): LegendPart => ({
  part,
  label: words.mapParts[part],
  count: '',
  sample: null,
  isShown: !state.hiddenParts.has(part),
  fromZoom: part in DRAWN_FROM ? DRAWN_FROM[part as keyof typeof DRAWN_FROM] : 0,
  items: [],
  note: '',
  ...rest,
});

const PARTS: Readonly<Record<MapPart, (ask: Ask) => LegendPart | null>> = {
  villages(ask) {
    const { state, look, words, count } = ask;
    const villages = state.opened!.dataset.villages?.count ?? 0;
    if (villages === 0) return null;
    const found = foundOf(state);
    const isThinned = villages >= CROWDED_FROM && (look.camera?.zoom ?? 0) < THINNED_TO_ZOOM + 1;
    const note = isThinned ? words.onMap.thinned : '';
    if (!found?.villages) return toPart(ask, 'villages', { count: count(villages), note });
    const shown = lookOf(drawnLook(state, look), found.profile);
    const counts = countClasses(shown, found.villages);
    const items = shown.classes.map(({ id, mark: sign }, k) => ({
      label: classLabel(id, found.profile, words),
      count: count(counts[k]),
      sample: mark(sign),
      n: counts[k],
    }));
    return toPart(ask, 'villages', {
      count: count(villages),
      items: items.filter(({ n }) => n > 0).map(({ n: _, ...item }) => item),
      note,
    });
  },
  'dead-zones'(ask) {
    const zones = ask.state.analysed?.deadZones.length ?? 0;
    if (zones === 0) return null;
    return toPart(ask, 'dead-zones', {
      count: ask.count(zones),
      sample: { kind: 'hatch', token: '--map-dead', falls: false },
      note: ask.words.onMap.zoneMeaning,
    });
  },
  sites(ask) {
    const { state, words, count } = ask;
    const { dataset } = state.opened!;
    if (!dataset.sites || dataset.sites.count === 0) return null;
    const operators = shownSiteOperators(state);
    const users = siteUsers(dataset);
    const found = new Map<string, number>();
    for (let site = 0; site < dataset.sites.count; site++) {
      const kind = users.classOf(site);
      if (kind === null || (operators && !users.of(site).some((user) => operators.includes(user)))) continue;
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }
    return toPart(ask, 'sites', {
      count: count([...found.values()].reduce((sum, n) => sum + n, 0)),
      items: SITE_CLASSES.filter((kind) => found.has(kind)).map((kind) => ({
        label: words.onMap.sites[kind],
        count: count(found.get(kind)!),
        sample: mark(SITE_MARKS[kind]),
      })),
      note: operators ? words.onMap.sitesOf(operators.join(', ')) : '',
    });
  },
  fiber(ask) {
    const { fiber } = ask.state.opened!.dataset;
    if (!fiber || fiber.count === 0) return null;
    return toPart(ask, 'fiber', { count: ask.count(fiber.count), items: fiberItems(ask) });
  },
  roads(ask) {
    const { roads } = ask.state.opened!.dataset;
    if (!roads || roads.count === 0) return null;
    return toPart(ask, 'roads', ask.look.roads === 'covered' ? coveredRoads(ask) : classedRoads(ask));
  },
  places(ask) {
    const { places } = ask.state.opened!.dataset;
    if (!places || places.count === 0) return null;
    const items = PLACE_KINDS.map((kind, code) => ({
      label: ask.words.onMap.places[kind],
      n: countCodes(places.kind, code),
      sample: mark(PLACE_MARKS[kind]),
    }));
    return toPart(ask, 'places', {
      count: ask.count(places.count),
      items: items.filter(({ n }) => n > 0).map(({ n, ...item }) => ({ ...item, count: ask.count(n) })),
    });
  },
  labels: (ask) => (ask.state.opened!.dataset.admin ? toPart(ask, 'labels', { sample: { kind: 'text' } }) : null),
  terrain: (ask) =>
    ask.state.opened!.hasTerrain
      ? toPart(ask, 'terrain', { sample: { kind: 'fill', token: '--map-label', opacity: 0.5, edge: null } })
      : null,
};
