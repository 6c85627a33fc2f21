/** How the map looks, as the address of the page writes it; what is usual stays unsaid. */
import { TECHNOLOGIES, TECHNOLOGY_FLOORS } from '../../engine/vocabulary.ts';
import { type AppState, app, HIDDEN_PARTS, MAP_PARTS, USUAL_OPERATORS, USUAL_TECHNOLOGIES } from './app-state.ts';
import { type Camera, FIBER_LOOKS, type MapLook, mapLook, ROAD_LOOKS, USUAL_LOOK, VILLAGE_LOOKS } from './map-look.ts';

type LookOfAddress = Omit<MapLook, 'camera' | 'wantedCamera'>;

/** What an address says of the map. */
export interface MapAddress extends Pick<AppState, 'hiddenParts' | 'operators' | 'technologies'> {
  readonly look: LookOfAddress;
  readonly camera: Camera | null;
}

/** Degrees to a metre, zooms to a hundredth: finer nobody sees. */
const PLACE_DECIMALS = 5;
const ZOOM_DECIMALS = 2;

const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size === b.size && [...a].every((one) => b.has(one));

/** The parameters that lead back to this map, in a fixed order. */
export function toMapParams(
  { hiddenParts, operators, technologies }: Pick<AppState, 'hiddenParts' | 'operators' | 'technologies'>,
  look: MapLook,
): [string, string][] {
  const params: [string, string][] = [];
  const say = (name: string, value: string, usual: string) => {
    if (value !== usual) params.push([name, value]);
  };
  const { camera } = look;
  if (camera !== null) {
    const place = [camera.lng, camera.lat].map((degrees) => Number(degrees.toFixed(PLACE_DECIMALS)));
    params.push(['at', [...place, Number(camera.zoom.toFixed(ZOOM_DECIMALS))].join(',')]);
  }
  say('look', look.villages, USUAL_LOOK.villages);
  say('shade', look.shade ?? '', '');
  say('cables', look.fiber, USUAL_LOOK.fiber);
  if (look.roads === 'covered') params.push(['roads', `${look.roadFloor},${look.roadOperator}`]);
  if (!isSameSet(operators, USUAL_OPERATORS)) params.push(['by', [...operators].join(',')]);
  if (!isSameSet(technologies, USUAL_TECHNOLOGIES))
    params.push(['tech', TECHNOLOGIES.filter((technology) => technologies.has(technology)).join(',')]);
  if (!isSameSet(hiddenParts, HIDDEN_PARTS))
    params.push(['hide', MAP_PARTS.filter((part) => hiddenParts.has(part)).join(',')]);
  return params;
}

const oneOf = <T extends string>(all: readonly T[], said: string | null, usual: T): T =>
  all.includes(said as T) ? (said as T) : usual;

const listOf = (said: string | null): string[] | null => (said === null ? null : said.split(',').filter(Boolean));

/** What the parameters of an address say of the map; what is missing or makes no sense is as usual. */
export function readMapParams(said: URLSearchParams): MapAddress {
  const [floor, ...operator] = (said.get('roads') ?? '').split(',');
  const isCovered = (TECHNOLOGY_FLOORS as readonly string[]).includes(floor);
  const among = <T extends string>(name: string, all: readonly T[], usual: ReadonlySet<T>) => {
    const list = listOf(said.get(name));
    return list === null ? usual : new Set(all.filter((one) => list.includes(one)));
  };
  return {
    look: {
      villages: oneOf(VILLAGE_LOOKS, said.get('look'), USUAL_LOOK.villages),
      shade: said.get('shade') || null,
      fiber: oneOf(FIBER_LOOKS, said.get('cables'), USUAL_LOOK.fiber),
      roads: oneOf(ROAD_LOOKS, isCovered ? 'covered' : 'class', USUAL_LOOK.roads),
      roadFloor: oneOf(TECHNOLOGY_FLOORS, floor, USUAL_LOOK.roadFloor),
      roadOperator: isCovered ? operator.join(',') || 'any' : USUAL_LOOK.roadOperator,
    },
    camera: readCamera(said.get('at')),
    hiddenParts: among('hide', MAP_PARTS, HIDDEN_PARTS),
    operators: new Set(listOf(said.get('by')) ?? USUAL_OPERATORS),
    technologies: among('tech', TECHNOLOGIES, USUAL_TECHNOLOGIES as ReadonlySet<(typeof TECHNOLOGIES)[number]>),
  };
}

function readCamera(said: string | null): Camera | null {
  const [lng, lat, zoom, ...rest] = (said ?? '')
    .split(',')
    .map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const makesSense = Math.abs(lng) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24 && rest.length === 0;
  return makesSense ? { lng, lat, zoom } : null;
}

/** Makes the map look as an address says. */
export function applyMapAddress({ look, camera, hiddenParts, operators, technologies }: MapAddress): void {
  app.set({ hiddenParts, operators, technologies });
  mapLook.set({ ...look, wantedCamera: camera });
}
