/** The legend of the map as plain data: what is shown, how it looks, and how much of it there is. */
import { cellOf } from '../../engine/measure/table.ts';
import {
  DEPLOYMENTS,
  LIFECYCLES,
  PLACE_KINDS,
  ROAD_CLASSES,
  TECHNOLOGIES,
  type Technology,
} from '../../engine/vocabulary.ts';
import type { PlanIndicator } from '../../seeds/plan-schema.ts';
import { formatNumber, formatQuantity } from '../figures.ts';
import type { Messages } from '../messages/index.ts';
import { type AppState, foundOf, MAP_PARTS, type MapPart } from '../state/app-state.ts';
import type { MapLook } from '../state/map-look.ts';
import type { AnalysedDataset } from '../work/desk-api.ts';
import { classLabel } from './class-labels.ts';
import { siteUsers } from './layers/site-users.ts';
import { CROWDED_FROM, THINNED_TO_ZOOM } from './layers/village-layer.ts';
import { countClasses, lookOf } from './looks.ts';
import { type Mark, PLACE_MARKS, SITE_CLASSES, SITE_MARKS } from './marks.ts';
import { operatorToken, shadeToken } from './palette.ts';
import { type Shade, shadeOf } from './shade.ts';
import { GENERATIONS } from './style/coverage-layers.ts';
import { FIBER_LINES, PLANNED_DASHES } from './style/line-layers.ts';
import { DRAWN_FROM } from './style/parts.ts';
import {
  askedCoverage,
  askedShade,
  coveringOperators,
  drawnLook,
  roadOperatorOf,
  shownSiteOperators,
} from './view-of.ts';

/** How something looks on the map; tokens are names of CSS custom properties. */
export type LegendSample =
  | { readonly kind: 'mark'; readonly mark: Mark }
  | {
      readonly kind: 'line';
      readonly token: string;
      readonly widthPx: number;
      readonly dashes: readonly number[] | null;
    }
  | {
      readonly kind: 'fill';
      readonly token: string;
      readonly opacity: number;
      readonly edge: string | null;
      /** Of the edge. */
      readonly dashes?: readonly number[] | null;
    }
  | { readonly kind: 'hatch'; readonly token: string; readonly falls: boolean }
  | { readonly kind: 'text' };

export interface LegendItem {
  readonly label: string;
  /** How many there are, as it is written; empty where a count says nothing. */
  readonly count: string;
  readonly sample: LegendSample | null;
}

/** A part of the map with what it is made of. */
export interface LegendPart extends LegendItem {
  readonly part: MapPart | 'coverage' | 'shade';
  readonly isShown: boolean;
  /** The zoom from which on it is drawn. */
  readonly fromZoom: number;
  readonly items: readonly LegendItem[];
  /** Something that has to be said about what is drawn. */
  readonly note: string;
}

/** The parts that are to be seen in a picture of a zoom. */
export const seenAt = (parts: readonly LegendPart[], zoom: number): LegendPart[] =>
  parts.filter(({ isShown, fromZoom }) => isShown && fromZoom <= zoom);

const mark = (of: Mark): LegendSample => ({ kind: 'mark', mark: of });
const line = (token: string, widthPx: number, dashes: readonly number[] | null = null): LegendSample => ({
  kind: 'line',
  token,
  widthPx,
  dashes,
});
const countCodes = (codes: ArrayLike<number> | undefined, code: number): number =>
  codes === undefined ? 0 : Array.prototype.filter.call(codes, (found: number) => found === code).length;

/** Every part that the dataset has, hidden ones too, in the order of the legend. */
export function legendOf(state: AppState, look: MapLook, words: Messages): LegendPart[] {
  if (state.opened === null) return [];
  const asked: Ask = { state, look, words, count: (n) => formatNumber(n, 0, words) };
  const parts = MAP_PARTS.map((part) => PARTS[part](asked));
  const [villages, ...others] = parts;
  return [villages, shadePart(asked), coveragePart(asked), ...others].filter((part) => part !== null);
}

/** What is asked of every part. */
interface Ask {
  readonly state: AppState;
  readonly look: MapLook;
  readonly words: Messages;
  readonly count: (n: number) => string;
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

function fiberItems({ state, look, words, count }: Ask): LegendItem[] {
  const { status, deployment } = state.opened!.dataset.fiber!;
  const operational = LIFECYCLES.indexOf('operational');
  const planned = countCodes(status, LIFECYCLES.indexOf('planned'));
  const laid = (code: number) =>
    status.filter(
      (found, row) =>
        found === operational && (code < 0 ? deployment[row] >= DEPLOYMENTS.length : deployment[row] === code),
    ).length;
  const inUse =
    look.fiber === 'status'
      ? [{ label: words.onMap.inUse, n: countCodes(status, operational), sample: line('--map-fiber', 2) }]
      : ([...DEPLOYMENTS, 'unknown'] as const).map((name) => ({
          label: words.onMap.deployments[name],
          n: laid(name === 'unknown' ? -1 : DEPLOYMENTS.indexOf(name)),
          sample: line(FIBER_LINES[name].token, 2, FIBER_LINES[name].dashes),
        }));
  return [...inUse, { label: words.onMap.planned, n: planned, sample: line('--map-fiber', 2, PLANNED_DASHES) }]
    .filter(({ n }) => n > 0)
    .map(({ n, ...item }) => ({ ...item, count: count(n) }));
}

function classedRoads({ state, words, count }: Ask): Partial<LegendPart> {
  const codes = state.opened!.dataset.roads!.class;
  const major =
    countCodes(codes, ROAD_CLASSES.indexOf('national')) + countCodes(codes, ROAD_CLASSES.indexOf('provincial'));
  const items = [
    { label: words.onMap.roadClasses.major, n: major, sample: line('--map-road-major', 3) },
    { label: words.onMap.roadClasses.minor, n: codes.length - major, sample: line('--map-road', 2) },
  ];
  return { items: items.filter(({ n }) => n > 0).map(({ n, ...item }) => ({ ...item, count: count(n) })) };
}

/** Covered and other roads with their kilometres, as the indicator has them. */
function coveredRoads({ state, look, words }: Ask): Partial<LegendPart> {
  const table = foundOf(state)?.indicators.find(({ indicator }) => indicator === 'road-mobile-share');
  const operator = table?.operators.indexOf(roadOperatorOf(look, state.analysed)) ?? -1;
  const floor = table?.technologies.indexOf(look.roadFloor) ?? -1;
  const cell = table === undefined || operator < 0 || floor < 0 ? -1 : cellOf(table, 0, operator, floor, 0, 0);
  const km = (metres: number) => (cell < 0 ? '' : words.onMap.kilometres(formatNumber(metres / 1000, 1, words)));
  const [covered, all] = cell < 0 ? [0, 0] : [table!.numerator[cell], table!.denominator[cell]];
  return {
    items: [
      { label: words.onMap.roadCovered, count: km(covered), sample: line('--status-covered', 3) },
      { label: words.onMap.roadUncovered, count: km(all - covered), sample: line('--status-white', 3, [1.6, 1.2]) },
    ],
  };
}

/** A swatch is small and stands alone: it is filled so much more densely than the map. */
const SWATCH_DENSITY = 2;

const ANY_SAMPLE: LegendSample = { kind: 'fill', token: '--cover-any', opacity: 0.3, edge: null };

const ownSample = (token: string, technology: Technology): LegendSample => {
  const { opacity, dashes } = GENERATIONS[technology];
  return { kind: 'fill', token, opacity: opacity * SWATCH_DENSITY, edge: token, dashes };
};

/** The coverage that the chips ask for, with its area. */
function coveragePart({ state, words }: Ask): LegendPart | null {
  const { analysed } = state;
  if (analysed === null || analysed.dissolved.length === 0) return null;
  const names = coveringOperators(analysed);
  const km2 = (areaKm2: number) => words.onMap.area(formatNumber(areaKm2, 0, words));
  const items = askedCoverage(state).map((position) => {
    const { operator, technology, areaKm2 } = analysed.dissolved[position];
    return {
      label: `${operator === 'any' ? words.operatorNames.any : operator} ${technology}`,
      count: km2(areaKm2),
      sample: operator === 'any' ? ANY_SAMPLE : ownSample(operatorToken(names, operator), technology as Technology),
    };
  });
  return {
    part: 'coverage',
    label: words.onMap.coverage,
    count: '',
    sample: null,
    isShown: items.length > 0,
    fromZoom: 0,
    items,
    note: '',
  };
}

/** Known shades by what they were made from. */
const shades = new WeakMap<AnalysedDataset, Map<string, Shade | null>>();

/** The shading of the communes; `null` without one. */
export function currentShade(state: AppState, look: MapLook): Shade | null {
  const key = askedShade(state, look);
  const found = foundOf(state);
  if (key === null || found === null) return null;
  const known = shades.get(found) ?? new Map<string, Shade | null>();
  shades.set(found, known);
  if (!known.has(key)) known.set(key, shadeOf(found, key));
  return known.get(key) ?? null;
}

function shadePart({ state, look, words, count }: Ask): LegendPart | null {
  if (!state.opened!.dataset.admin || foundOf(state) === null) return null;
  const shade = currentShade(state, look);
  const label = words.onMap.shadeTitle;
  const base = { part: 'shade' as const, label, count: '', sample: null, fromZoom: 0 };
  if (shade === null)
    return { ...base, isShown: false, items: [], note: look.shade === null ? '' : words.onMap.shadeEmpty };
  const value = (bound: number) => formatQuantity(bound, shade.isShare ? 'share' : 'ratio', words);
  const { bounds, counts } = shade;
  const items = bounds.map((bound, k) => ({
    label:
      k === bounds.length - 1
        ? shade.isShare && bound >= 1
          ? value(bound)
          : `≥ ${value(bound)}`
        : words.onMap.between(value(bound), `< ${value(bounds[k + 1])}`),
    n: counts[k],
    sample: {
      kind: 'fill' as const,
      token: shadeToken(k, shade.indicator),
      opacity: 0.85,
      edge: '--map-border',
    } as LegendSample,
  }));
  const none = {
    label: words.onMap.noData,
    n: counts.at(-1)!,
    sample: { kind: 'hatch', token: '--map-border-strong', falls: true } as LegendSample,
  };
  const name = words.indicators[shade.indicator as PlanIndicator] ?? shade.indicator;
  return {
    ...base,
    label: `${name}${TECHNOLOGIES.some((technology) => shade.technology.startsWith(technology)) ? ` ${shade.technology}` : ''}`,
    isShown: true,
    items: [...items, none].filter(({ n }) => n > 0).map(({ n, ...item }) => ({ ...item, count: count(n) })),
    note: '',
  };
}
