/** Makes the data of a bench run in a process of its own, so that the bench's own memory stays clean: FOLDER made|read WHAT. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { loadDataset } from '../../data/load.ts';
import { openFolder } from '../../data/node-files.ts';
import { writePackedFile } from '../../data/packed-files.ts';
import { type Dataset, TECHNOLOGIES } from '../../engine/index.ts';
import { COVERAGE_FILE, PACKED_FILE } from './bench-data.ts';
import { type CountrySize, makeCountry, NATIONAL, PROVINCE, scaled } from './country.ts';

const [folder, kind, what] = process.argv.slice(2);

const sizeOf = (name: string): CountrySize =>
  [PROVINCE, NATIONAL].find((size) => size.name === name) ?? scaled(Number(name));

/** Writes the coverage layer as GeoJSON, a feature a line. */
function writeCoverage(path: string, { coverage, companies }: Dataset): void {
  const { featureStart, partStart, ringStart, coords } = coverage!.shapes;
  const file = openSync(path, 'w');
  writeSync(file, '{"type":"FeatureCollection","features":[\n');
  for (let row = 0; row < coverage!.count; row++) {
    const polygons: string[] = [];
    for (let part = featureStart[row]; part < featureStart[row + 1]; part++) {
      const rings: string[] = [];
      for (let ring = partStart[part]; ring < partStart[part + 1]; ring++) {
        const positions: string[] = [];
        for (let k = 2 * ringStart[ring]; k < 2 * ringStart[ring + 1]; k += 2)
          positions.push(`[${coords[k]},${coords[k + 1]}]`);
        rings.push(`[${positions.join(',')}]`);
      }
      polygons.push(`[${rings.join(',')}]`);
    }
    const isOne = polygons.length === 1;
    const operator = companies[coverage!.operator[row]];
    const properties = JSON.stringify({ operator, technology: TECHNOLOGIES[coverage!.technology[row]] });
    const coordinates = isOne ? polygons[0] : `[${polygons.join(',')}]`;
    const geometry = `{"type":"${isOne ? 'Polygon' : 'MultiPolygon'}","coordinates":${coordinates}}`;
    const separator = row + 1 < coverage!.count ? ',\n' : '\n';
    writeSync(file, `{"type":"Feature","properties":${properties},"geometry":${geometry}}${separator}`);
  }
  writeSync(file, ']}\n');
  closeSync(file);
}

const dataset = kind === 'read' ? (await loadDataset(await openFolder(what))).dataset : makeCountry(sizeOf(what));
for (const layer of ['villages', 'coverage', 'fiber', 'roads', 'admin'] as const)
  if (dataset[layer] === null) throw new Error(`the bench needs the layer ${layer}`);
const facts = { name: what, asOf: null, plan: null, sample: false, carried: new Map(), issues: [], inputs: [] };
await writePackedFile(join(folder, PACKED_FILE), { ...facts, dataset });
// Sizes that are numbers are for the growth of our own cost, which reads no text.
if (Number.isNaN(Number(what))) writeCoverage(join(folder, COVERAGE_FILE), dataset);
