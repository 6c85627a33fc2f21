import { createDatasetPacker, type Dataset, type Target } from '../../engine/index.ts';
import { createRandom } from '../../engine/propose/solve/random.ts';

/** That every village is to have mobile broadband. */
export const EVERY_VILLAGE: Target = {
  indicator: 'village-mobile-share',
  year: 2025,
  comparator: '>=',
  value: 1,
  unit: 'share',
};

/** Villages strewn over 60 km by chance, one of them covered, with a mast of one operator for every fourth. */
export function strewnVillages(count: number, seed = 1): Dataset {
  const random = createRandom(seed);
  const packer = createDatasetPacker();
  for (const layer of ['villages', 'sites', 'stations', 'coverage'] as const) packer.openLayer(layer);
  for (let i = 0; i < count; i++) {
    const [lng, lat] = [103 + 0.55 * random(), 22 + 0.5 * random()];
    packer.add('villages', {
      id: `v${i}`,
      name: `Bản ${i}`,
      lng,
      lat,
      communeCode: null,
      population: 50 + Math.floor(400 * random()),
      households: null,
      hasGrid: true,
      extremelyDifficult: null,
      kind: null,
    });
    if (i % 4 !== 0) continue;
    const [operator, other] = i % 8 === 0 ? ['VNPT', 'Viettel'] : ['Viettel', 'VNPT'];
    const id = `s${i}`;
    packer.add('sites', {
      id,
      lng: lng + 0.02 * random(),
      lat: lat + 0.02 * random(),
      owner: operator,
      structure: 'tower',
      heightM: 40,
      status: 'operational',
      builtOn: '2015-01-01',
    });
    packer.add('stations', {
      id: `t${i}`,
      siteId: id,
      lng: null,
      lat: null,
      operator,
      technology: '2G',
      since: '2016-01-01',
      frequencyMhz: null,
      eirpDbm: null,
      antennaHeightM: null,
      azimuthDeg: null,
      beamwidthDeg: null,
      status: 'operational',
    });
    if (i > 4) continue;
    const ring = [-0.004, -0.004, 0.004, -0.004, 0.004, 0.004, -0.004, 0.004, -0.004, -0.004];
    packer.add('coverage', {
      id: `c${i}`,
      operator: other,
      technology: '4G',
      serviceClass: 'outdoor',
      basis: 'modelled',
      siteId: null,
      validFrom: null,
      geometry: {
        partStart: [0, 1],
        ringStart: [0, 5],
        coords: ring.map((away, k) => away + (k % 2 === 0 ? lng : lat)),
      },
    });
  }
  return packer.finish();
}
