export { formatNumber } from './format-number.ts';
export { type CsvColumn, writeCsv } from './write-csv.ts';
export { type FeatureToWrite, type GeometryToWrite, writeGeoJson } from './write-geojson.ts';
export { writeJson } from './write-json.ts';
