import { createDatasetPacker } from '../../engine/index.ts';
import { inSlices } from '../../web/table/in-slices.ts';
import { showRows, type Wanted } from '../../web/table/show-rows.ts';
import { villageList } from '../../web/table/village-list.ts';
import type { AnalysedDataset, OpenedDataset } from '../../web/work/desk-api.ts';
import { createRandom } from './random.ts';

const VILLAGES = 100_000;
const COMMUNES = 3_300;
const RUNS = 5;
const SYLLABLES = 'Bản Thôn Nậm Pú Sùng Chải Lao Đông Mường Tè Ăn Ấp Huổi Khâu Tà Páo Phìn Hồ Sín Thầu'.split(' ');

/** A country of villages with verdicts drawn from a seed. */
function drawCountry(): [OpenedDataset, AnalysedDataset] {
  const next = createRandom(7);
  const below = (limit: number) => Math.floor(next() * limit);
  const name = () => `${[0, 1, 2].map(() => SYLLABLES[below(SYLLABLES.length)]).join(' ')} ${below(20)}`;
  const packer = createDatasetPacker();
  for (let i = 0; i < VILLAGES; i++)
    packer.add('villages', {
      id: `V${String(i).padStart(6, '0')}`,
      name: name(),
      lng: 103 + next(),
      lat: 20 + next(),
      communeCode: null,
      population: below(2000),
      households: below(400),
      hasGrid: next() > 0.1,
      extremelyDifficult: next() > 0.8,
      kind: null,
    });
  const codes = (limit: number) => Uint8Array.from({ length: VILLAGES }, () => below(limit));
  const metres = () => Float64Array.from({ length: VILLAGES }, () => next() * 20_000);
  const villages = {
    mobileStatus: codes(6),
    operatorStart: Uint32Array.from({ length: VILLAGES + 1 }, (_, i) => i * 2),
    operators: Uint16Array.from({ length: VILLAGES * 2 }, () => below(4)),
    bestTechnology: codes(4),
    marginM: metres(),
    fixedStatus: codes(4),
    nearestSiteM: metres(),
    fiberDistanceM: metres(),
    nodeDistanceM: metres(),
    commune: Int32Array.from({ length: VILLAGES }, () => 1 + below(COMMUNES)),
    evidenceConflict: codes(2),
    funding: codes(4),
  };
  const names = ['', ...Array.from({ length: COMMUNES }, name)];
  const areas = { level: names.map(() => 'commune'), code: names.map((_, i) => `C${i}`), name: names };
  return [{ dataset: packer.finish() }, { villages, areas }] as unknown as [OpenedDataset, AnalysedDataset];
}

const plain: Wanted = { search: '', filters: {}, sorting: [] };
const by = (...columns: string[]): Wanted => ({
  ...plain,
  sorting: columns.map((column) => ({ column, descending: true })),
});
const JOBS: Readonly<Record<string, Wanted>> = {
  'sort by people': by('population'),
  'sort by name': by('name'),
  'sort by commune, then people': by('commune', 'population'),
  'search "ban sung"': { ...plain, search: 'ban sung' },
  'filter three facets': { ...plain, filters: { mobile: ['white', 'patchy'], grid: ['yes'], operator: ['none'] } },
};

/** The longest time between two yields, which is the longest that the page waits, and the whole. */
async function timeJob([opened, analysed]: [OpenedDataset, AnalysedDataset], wanted: Wanted) {
  const list = villageList(opened, analysed)!;
  const rows = Uint32Array.from({ length: VILLAGES }, (_, i) => i);
  let longestMs = 0;
  let last = performance.now();
  const now = () => {
    const time = performance.now();
    longestMs = Math.max(longestMs, time - last);
    last = time;
    return time;
  };
  const times: number[] = [];
  // The first run makes the keys, the others find them.
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    last = start;
    await inSlices(showRows(list, rows, wanted), { now });
    times.push(performance.now() - start);
  }
  return { firstMs: times[0], thenMs: Math.min(...times.slice(1)), longestMs };
}

const country = drawCountry();
console.log(`${VILLAGES} villages in ${COMMUNES} communes: first ms, then ms, longest step ms`);
for (const [name, wanted] of Object.entries(JOBS)) {
  const { firstMs, thenMs, longestMs } = await timeJob(country, wanted);
  console.log(`${name.padEnd(30)} ${[firstMs, thenMs, longestMs].map((ms) => ms.toFixed(1).padStart(7)).join(' ')}`);
}
