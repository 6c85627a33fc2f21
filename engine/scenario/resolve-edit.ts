import type { LayerRecords, PointGeometry } from '../records.ts';
import type { AddSite, Edit, EditedLayer, MoveSite } from './edit.ts';
import type { Misfit, MisfitCode, MisfitParams } from './misfits.ts';
import { createMove, isOnEarth, moveShape } from './move-shape.ts';
import type { Change, RecordBook } from './record-book.ts';

/** What an edit does to the records, or why it cannot be done. */
export type Resolved = { readonly changes: readonly Change[] } | { readonly misfits: readonly Misfit[] };

const misfit = (code: MisfitCode, params: MisfitParams): Misfit => ({ code, params });

/** What an edit does to the records of a book as they are; the book itself stays as it is. */
export function resolveEdit(book: RecordBook, edit: Edit): Resolved {
  const misfits = misfitsOfEdit(book, edit);
  return misfits.length > 0 ? { misfits } : { changes: changesOf(book, edit) };
}

function misfitsOfEdit(book: RecordBook, edit: Edit): Misfit[] {
  switch (edit.kind) {
    case 'add-site':
      return misfitsOfSite(book, edit);
    case 'move-site':
      return misfitsOfMove(book, edit);
    case 'remove-site':
      return misfitsOfKnown(book, 'sites', edit.id);
    case 'build-site': {
      const site = book.get('sites', edit.id);
      if (site === null) return [misfit('unknown-planned', { id: edit.id })];
      return site.status === 'planned' ? [] : [misfit('not-planned', { id: edit.id, status: site.status })];
    }
    case 'add-station':
      return [...misfitsOfNew(book, 'stations', edit.station.id), ...misfitsOfStation(book, edit.station, null)];
    case 'remove-station':
      return misfitsOfKnown(book, 'stations', edit.id);
    case 'add-coverage':
      return [...misfitsOfNew(book, 'coverage', edit.coverage.id), ...misfitsOfShape('coverage', edit.coverage)];
    case 'replace-coverage':
      return [...misfitsOfKnown(book, 'coverage', edit.coverage.id), ...misfitsOfShape('coverage', edit.coverage)];
    case 'remove-coverage':
      return misfitsOfKnown(book, 'coverage', edit.id);
    case 'add-fiber':
      return [...misfitsOfNew(book, 'fiber', edit.fiber.id), ...misfitsOfShape('fiber', edit.fiber)];
    case 'replace-fiber':
      return [...misfitsOfKnown(book, 'fiber', edit.fiber.id), ...misfitsOfShape('fiber', edit.fiber)];
    case 'remove-fiber':
      return misfitsOfKnown(book, 'fiber', edit.id);
    case 'change-profile':
      return [];
  }
}

function misfitsOfNew(book: RecordBook, layer: EditedLayer, id: string): Misfit[] {
  return book.countOf(layer, id) === 0 ? [] : [misfit('there-already', { layer, id })];
}

function misfitsOfKnown(book: RecordBook, layer: EditedLayer, id: string): Misfit[] {
  const count = book.countOf(layer, id);
  if (count === 0) return [misfit('unknown', { layer, id })];
  return count === 1 ? [] : [misfit('several', { layer, id, count })];
}

function misfitsOfStation(
  book: RecordBook,
  { id, siteId, lng, lat }: LayerRecords['stations'],
  newSite: string | null,
): Misfit[] {
  if (siteId === null) return lng === null || lat === null ? [misfit('no-place', { id })] : [];
  return siteId === newSite || book.get('sites', siteId) !== null ? [] : [misfit('unknown-site', { id, siteId })];
}

const misfitsOfShape = (layer: 'coverage' | 'fiber', { id, geometry }: LayerRecords['coverage' | 'fiber']): Misfit[] =>
  isOnEarth(geometry) ? [] : [misfit('off-map', { layer, id })];

function misfitsOfSite(book: RecordBook, { site, stations, coverage }: AddSite): Misfit[] {
  const others = [...stations, ...coverage].filter(({ siteId }) => siteId !== site.id);
  return [
    ...misfitsOfNew(book, 'sites', site.id),
    ...others.map(({ id }) => misfit('of-another-site', { id, siteId: site.id })),
    ...namedTwice('stations', stations),
    ...namedTwice('coverage', coverage),
    ...stations.flatMap((station) => [
      ...misfitsOfNew(book, 'stations', station.id),
      ...misfitsOfStation(book, station, site.id),
    ]),
    ...coverage.flatMap((area) => [...misfitsOfNew(book, 'coverage', area.id), ...misfitsOfShape('coverage', area)]),
  ];
}

function namedTwice(layer: EditedLayer, records: readonly { readonly id: string }[]): Misfit[] {
  const ids = records.map(({ id }) => id);
  return [...new Set(ids.filter((id, i) => ids.indexOf(id) < i))].map((id) => misfit('twice', { layer, id }));
}

function misfitsOfMove(book: RecordBook, edit: MoveSite): Misfit[] {
  const unknown = misfitsOfKnown(book, 'sites', edit.id);
  if (unknown.length > 0) return unknown;
  if (!(Math.abs(edit.lng) <= 180 && Math.abs(edit.lat) < 90)) return [misfit('moved-off-map', { id: edit.id })];
  const own = book.idsOfSite('coverage', edit.id);
  return [
    ...edit.shapes
      .filter(({ id }) => !own.includes(id))
      .map(({ id }) => misfit('not-of-site', { id, siteId: edit.id })),
    ...namedTwice('coverage', edit.shapes),
    ...own.flatMap((id) => misfitsOfKnown(book, 'coverage', id)),
    ...changesOf(book, edit).flatMap(({ layer, after }) =>
      layer === 'coverage' && after !== null ? misfitsOfShape('coverage', after) : [],
    ),
  ];
}

function changesOf(book: RecordBook, edit: Edit): Change[] {
  switch (edit.kind) {
    case 'add-site':
      return [
        added('sites', edit.site),
        ...edit.stations.map((station) => added('stations', station)),
        ...edit.coverage.map((area) => added('coverage', area)),
      ];
    case 'move-site':
      return changesOfMove(book, edit);
    case 'remove-site':
      return [
        removed(book, 'sites', edit.id),
        ...book.idsOfSite('stations', edit.id).map((id) => removed(book, 'stations', id)),
        ...book.idsOfSite('coverage', edit.id).map((id) => removed(book, 'coverage', id)),
      ];
    case 'build-site': {
      const before = book.get('sites', edit.id)!;
      return [replaced(book, 'sites', { ...before, status: 'operational', builtOn: edit.builtOn })];
    }
    case 'add-station':
      return [added('stations', edit.station)];
    case 'remove-station':
      return [removed(book, 'stations', edit.id)];
    case 'add-coverage':
      return [added('coverage', edit.coverage)];
    case 'replace-coverage':
      return [replaced(book, 'coverage', edit.coverage)];
    case 'remove-coverage':
      return [removed(book, 'coverage', edit.id)];
    case 'add-fiber':
      return [added('fiber', edit.fiber)];
    case 'replace-fiber':
      return [replaced(book, 'fiber', edit.fiber)];
    case 'remove-fiber':
      return [removed(book, 'fiber', edit.id)];
    case 'change-profile':
      return [];
  }
}

/** The site, its stations that have a position of their own, and its polygons, all moved the same way. */
function changesOfMove(book: RecordBook, { id, lng, lat, shapes }: MoveSite): Change[] {
  const site = book.get('sites', id)!;
  const move = createMove(site, { lng, lat });
  const given = new Map(shapes.map((shape) => [shape.id, shape.geometry]));
  const stations = book
    .idsOfSite('stations', id)
    .map((stationId) => book.get('stations', stationId)!)
    .filter((station) => station.lng !== null && station.lat !== null);
  const areas = book.idsOfSite('coverage', id).map((areaId) => book.get('coverage', areaId)!);
  return [
    replaced(book, 'sites', { ...site, lng, lat }),
    ...stations.map((station) => replaced(book, 'stations', { ...station, ...move(station as PointGeometry) })),
    ...areas.map((area) =>
      replaced(book, 'coverage', { ...area, geometry: given.get(area.id) ?? moveShape(area.geometry, move) }),
    ),
  ];
}

const added = <L extends EditedLayer>(layer: L, after: LayerRecords[L]): Change =>
  ({ layer, id: after.id, before: null, after: inFieldOrder(layer, after) }) as unknown as Change;

const removed = (book: RecordBook, layer: EditedLayer, id: string): Change =>
  ({ layer, id, before: book.get(layer, id), after: null }) as Change;

const replaced = <L extends EditedLayer>(book: RecordBook, layer: L, after: LayerRecords[L]): Change =>
  ({ layer, id: after.id, before: book.get(layer, after.id), after: inFieldOrder(layer, after) }) as unknown as Change;

/** The fields of each layer's records in the order of its files: rows are sorted by them in this order. */
const FIELDS: { readonly [L in EditedLayer]: readonly (keyof LayerRecords[L])[] } = {
  sites: ['lng', 'lat', 'id', 'owner', 'structure', 'heightM', 'status', 'builtOn'],
  stations: [
    'id',
    'siteId',
    'lng',
    'lat',
    'operator',
    'technology',
    'since',
    'frequencyMhz',
    'eirpDbm',
    'antennaHeightM',
    'azimuthDeg',
    'beamwidthDeg',
    'status',
  ],
  coverage: ['id', 'operator', 'technology', 'serviceClass', 'basis', 'siteId', 'validFrom', 'geometry'],
  fiber: ['id', 'operator', 'owner', 'status', 'deployment', 'kind', 'geometry'],
};

/** A record with its fields in the order in which a file gives them, whoever wrote it. */
const inFieldOrder = <L extends EditedLayer>(layer: L, record: LayerRecords[L]): LayerRecords[L] =>
  Object.fromEntries(FIELDS[layer].map((field) => [field, record[field]])) as unknown as LayerRecords[L];
