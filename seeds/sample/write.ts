import geojson from 'geojson';
import type { LineRow, PointRow, PolygonRow, SampleLayers, TableRow } from './layers.ts';
import { readmeOf } from './readme.ts';
import { specOf } from './specs/index.ts';

/** A file of a sample, by its name inside the sample's folder. */
export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

interface FeatureCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly unknown[];
}

/** The `geojson` package: rows of columns to a feature collection. Its types name only the format. */
const library = geojson as unknown as {
  parse(rows: readonly object[], geometry: Record<string, string | string[]>): FeatureCollection;
};

/** A GeoJSON file with one feature a line, marked as a sample. */
function toGeoJsonText(collection: FeatureCollection, note: string): string {
  const head = `{"type":"FeatureCollection","metadata":${JSON.stringify({ sample: true, note })},"features":[\n`;
  return `${head}${collection.features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`;
}

const pointsText = (rows: readonly PointRow[], note: string): string =>
  toGeoJsonText(library.parse(rows, { Point: ['lat', 'lng'] }), note);
const linesText = (rows: readonly LineRow[], note: string): string =>
  toGeoJsonText(library.parse(rows, { LineString: 'line' }), note);
const polygonsText = (rows: readonly PolygonRow[], note: string): string =>
  toGeoJsonText(library.parse(rows, { Polygon: 'polygon' }), note);

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A CSV file with the columns of the first row. */
function toCsvText(rows: readonly TableRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => columns.map((column) => quoted(String(row[column] ?? ''))).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** The files of a sample: one per layer, `dataset.json`, and a README that says what it is and what it assumes. */
export function writeSample(layers: SampleLayers): SampleFile[] {
  const { note } = layers.dataset;
  return [
    { name: 'dataset.json', text: `${JSON.stringify(layers.dataset, null, 2)}\n` },
    { name: 'README.md', text: readmeOf(layers, specOf(layers.dataset.plan)) },
    { name: 'admin.geojson', text: polygonsText(layers.admin, note) },
    { name: 'villages.geojson', text: pointsText(layers.villages, note) },
    { name: 'clusters.geojson', text: pointsText(layers.clusters, note) },
    { name: 'sites.geojson', text: pointsText(layers.sites, note) },
    { name: 'stations.csv', text: toCsvText(layers.stations) },
    { name: 'coverage.geojson', text: polygonsText(layers.coverage, note) },
    { name: 'fiber.geojson', text: linesText(layers.fiber, note) },
    { name: 'fiber_nodes.geojson', text: pointsText(layers.fiber_nodes, note) },
    { name: 'poles.geojson', text: pointsText(layers.poles, note) },
    { name: 'ducts.geojson', text: linesText(layers.ducts, note) },
    { name: 'roads.geojson', text: linesText(layers.roads, note) },
    { name: 'places.geojson', text: pointsText(layers.places, note) },
    { name: 'observations.csv', text: toCsvText(layers.observations) },
  ];
}
