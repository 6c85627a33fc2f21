/** What the map shows of scenarios: villages won and lost, what the edits did, and what is being drawn. */

import { toAreaJson, toLineJson } from '../../data/schemas/shape-json.ts';
import type { Dataset } from '../../engine/dataset.ts';
import type { FlatGeometry } from '../../engine/records.ts';
import type { Edit } from '../../engine/scenario/edit.ts';
import { setOverlay } from '../map/overlays.ts';
import { tokenColor } from '../map/palette.ts';
import { app } from '../state/app-state.ts';
import { handlesOf, toGeometry } from './drawing.ts';
import { shownDifferences } from './shown-differences.ts';
import { placeOfSite } from './tool-actions.ts';
import { type ToolState, tools } from './tool-state.ts';
import { whatIf } from './what-if-state.ts';

const feature = (geometry: GeoJSON.Geometry, properties: Record<string, unknown>): GeoJSON.Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
const point = (position: readonly number[], kind: string, more = {}) =>
  feature({ type: 'Point', coordinates: [...position] }, { kind, ...more });
const line = (positions: readonly (readonly number[])[], kind: string) =>
  feature({ type: 'LineString', coordinates: positions.map((position) => [...position]) }, { kind });
const area = (geometry: FlatGeometry, kind: string) => feature(toAreaJson(geometry), { kind });

const kind = (...kinds: string[]) => ['in', ['get', 'kind'], ['literal', kinds]] as never;

/** Villages won and lost, and the places of the edits. */
function drawScenario(): void {
  const { base, analysed, opened, scenario } = app.get();
  if (base === null || analysed === null || opened === null || scenario === null) {
    setOverlay('what-if', null);
    return;
  }
  const { lng, lat } = opened.dataset.villages ?? { lng: [], lat: [] };
  const villages = shownDifferences().map(({ village, isWon }) =>
    point([lng[village], lat[village]], isWon ? 'won' : 'lost'),
  );
  const edits = whatIf.get().history.edits.flatMap((edit) => toFeatures(edit, base.opened.dataset));
  setOverlay('what-if', {
    features: [...edits, ...villages],
    layers: [
      {
        id: 'areas',
        type: 'line',
        filter: kind('area'),
        paint: { 'line-color': tokenColor('--trial'), 'line-width': 1.4, 'line-dasharray': [3, 2] },
      },
      {
        id: 'routes',
        type: 'line',
        filter: kind('route', 'way'),
        paint: { 'line-color': tokenColor('--trial'), 'line-width': 2.4, 'line-dasharray': [2, 1] },
      },
      {
        id: 'sites',
        type: 'circle',
        filter: kind('site', 'gone'),
        paint: {
          'circle-radius': ['match', ['get', 'kind'], 'gone', 4, 8] as never,
          'circle-color': 'rgba(0,0,0,0)',
          'circle-stroke-color': tokenColor('--trial'),
          'circle-stroke-width': 2,
        },
      },
      {
        id: 'halos',
        type: 'circle',
        filter: kind('won', 'lost'),
        paint: {
          'circle-radius': 11,
          'circle-color': tokenColor('--map-rim'),
          'circle-opacity': 0.92,
          'circle-stroke-width': 2.4,
          'circle-stroke-color': ['match', ['get', 'kind'], 'won', tokenColor('--won'), tokenColor('--lost')] as never,
        },
      },
      {
        id: 'signs',
        type: 'symbol',
        filter: kind('won', 'lost'),
        layout: {
          'text-field': ['match', ['get', 'kind'], 'won', '+', '−'] as never,
          'text-font': ['Inter Variable', 'system-ui', 'sans-serif'],
          'text-size': 18,
          'text-allow-overlap': true,
          'text-ignore-placement': true,
        },
        paint: {
          'text-color': ['match', ['get', 'kind'], 'won', tokenColor('--won'), tokenColor('--lost')] as never,
        },
      },
    ],
  });
}

/** Where an edit changes something. */
function toFeatures(edit: Edit, { sites }: Dataset): GeoJSON.Feature[] {
  const before = (id: string): number[] | null => {
    const row = sites?.id.indexOf(id) ?? -1;
    return row < 0 ? null : [sites!.lng[row], sites!.lat[row]];
  };
  switch (edit.kind) {
    case 'add-site':
      return [
        point([edit.site.lng, edit.site.lat], 'site'),
        ...edit.coverage.map(({ geometry }) => area(geometry, 'area')),
      ];
    case 'move-site': {
      const was = before(edit.id);
      const is = [edit.lng, edit.lat];
      return was === null ? [point(is, 'site')] : [point(was, 'gone'), line([was, is], 'way'), point(is, 'site')];
    }
    case 'remove-site':
    case 'build-site': {
      const at = before(edit.id);
      return at === null ? [] : [point(at, edit.kind === 'build-site' ? 'site' : 'gone')];
    }
    case 'add-coverage':
    case 'replace-coverage':
      return [area(edit.coverage.geometry, 'area')];
    case 'add-fiber':
    case 'replace-fiber':
      return [feature(toLineJson(edit.fiber.geometry), { kind: 'route' })];
    default:
      return [];
  }
}

/** What is being placed or drawn. */
function drawDraft(): void {
  const state = tools.get();
  const features = state.tool === null || app.get().opened === null ? [] : draftFeatures(state);
  if (features.length === 0) {
    setOverlay('draft', null);
    return;
  }
  setOverlay('draft', {
    features,
    layers: [
      {
        id: 'fill',
        type: 'fill',
        filter: kind('area'),
        paint: { 'fill-color': tokenColor('--trial'), 'fill-opacity': 0.12 },
      },
      {
        id: 'lines',
        type: 'line',
        filter: kind('area', 'edge', 'way'),
        paint: { 'line-color': tokenColor('--trial'), 'line-width': 2 },
      },
      {
        id: 'handles',
        type: 'circle',
        filter: kind('vertex', 'middle', 'place'),
        paint: {
          'circle-radius': ['match', ['get', 'kind'], 'place', 9, 'vertex', 5.5, 4] as never,
          'circle-color': tokenColor('--map-rim'),
          'circle-opacity': ['match', ['get', 'kind'], 'middle', 0.65, 1] as never,
          'circle-stroke-color': tokenColor('--trial'),
          'circle-stroke-width': ['match', ['get', 'kind'], 'place', 3, 2] as never,
        },
      },
    ],
  });
}

function draftFeatures(state: ToolState): GeoJSON.Feature[] {
  const { tool, place, picked, drawing, reach } = state;
  const features: GeoJSON.Feature[] = [];
  if (drawing !== null) {
    const geometry = drawing.kind === 'area' && !drawing.isOpen ? toGeometry(drawing) : null;
    if (geometry !== null) features.push(area(geometry, 'area'));
    else features.push(...drawing.paths.filter(({ length }) => length > 1).map((path) => line(path, 'edge')));
    for (const { position, isMiddle } of handlesOf(drawing))
      features.push(point(position, isMiddle ? 'middle' : 'vertex'));
  }
  if (tool === 'add-site' && place !== null) {
    if (drawing === null) for (const shape of Object.values(reach?.shapes ?? {})) features.push(area(shape, 'area'));
    features.push(point(place, 'place'));
  }
  if (tool === 'edit-site' && picked !== null && place !== null) {
    const was = placeOfSite(picked);
    if (was !== null) features.push(line([was, place], 'way'));
    features.push(point(place, 'place'));
  }
  return features;
}

/** Draws at most once a frame. */
function onceAFrame(draw: () => void): () => void {
  let asked = 0;
  return () => {
    if (asked === 0)
      asked = requestAnimationFrame(() => {
        asked = 0;
        draw();
      });
  };
}

const scenarioSoon = onceAFrame(drawScenario);
const draftSoon = onceAFrame(drawDraft);
let drawn = app.get();
app.subscribe(() => {
  const state = app.get();
  if (state.analysed === drawn.analysed && state.theme === drawn.theme && state.scenario === drawn.scenario) return;
  drawn = state;
  scenarioSoon();
  draftSoon();
});
whatIf.subscribe(scenarioSoon);
tools.subscribe(draftSoon);
scenarioSoon();
