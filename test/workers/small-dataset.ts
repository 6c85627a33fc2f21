import { createDatasetPacker, type Dataset, type FlatGeometry } from '../../engine/index.ts';

/** A repeatable stream of numbers in [0, 1) (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const shape = (coords: number[]): FlatGeometry => ({ partStart: [0, 1], ringStart: [0, coords.length / 2], coords });

/** A province of enough villages and shapes that every kernel has several tasks. */
export function smallDataset(): Dataset {
  const next = random(7);
  const [west, south, sizeDeg] = [103, 21, 0.6];
  const place = () => ({ lng: west + next() * sizeDeg, lat: south + next() * sizeDeg });
  const packer = createDatasetPacker();

  const square = (x: number, y: number, side: number) =>
    shape([x, y, x + side, y, x + side, y + side, x, y + side, x, y]);
  packer.add('admin', {
    code: '1',
    name: 'P',
    level: 'province',
    parentCode: null,
    geometry: square(west, south, sizeDeg),
  });
  for (let i = 0; i < 9; i++) {
    const geometry = square(west + (i % 3) * (sizeDeg / 3), south + Math.floor(i / 3) * (sizeDeg / 3), sizeDeg / 3);
    packer.add('admin', { code: `1${i}`, name: `C${i}`, level: 'commune', parentCode: '1', geometry });
  }
  for (let i = 0; i < 9000; i++)
    packer.add('villages', {
      ...place(),
      id: `v${i}`,
      name: `V${i}`,
      communeCode: null,
      population: Math.floor(next() * 900),
      households: Math.floor(next() * 200),
      hasGrid: next() > 0.1,
      extremelyDifficult: next() > 0.8,
      kind: null,
    });
  for (let i = 0; i < 150; i++) {
    const { lng, lat } = place();
    const ring: number[] = [];
    for (let k = 0; k < 32; k++) {
      const radius = 0.02 + 0.03 * next();
      ring.push(lng + radius * Math.cos((k * Math.PI) / 16), lat + radius * Math.sin((k * Math.PI) / 16));
    }
    packer.add('coverage', {
      id: `c${i}`,
      operator: ['Viettel', 'VNPT', 'MobiFone'][i % 3],
      technology: (['3G', '4G', '5G'] as const)[Math.floor(next() * 3)],
      serviceClass: 'outdoor',
      basis: 'declared',
      siteId: null,
      validFrom: null,
      geometry: shape([...ring, ring[0], ring[1]]),
    });
  }
  const walk = (steps: number) => {
    let { lng, lat } = place();
    const coords: number[] = [];
    for (let k = 0; k < steps; k++) {
      lng += (next() - 0.5) / 100;
      lat += (next() - 0.5) / 100;
      coords.push(lng, lat);
    }
    return shape(coords);
  };
  for (let i = 0; i < 80; i++) {
    const plain = { operator: null, owner: null, status: 'operational', deployment: 'aerial', kind: null } as const;
    packer.add('fiber', { ...plain, id: `f${i}`, geometry: walk(40) });
    packer.add('roads', { id: `r${i}`, class: 'national', name: null, cables: null, geometry: walk(40) });
  }
  return packer.finish();
}
