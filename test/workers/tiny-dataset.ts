import { createDatasetPacker, type Dataset } from '../../engine/index.ts';

/** A dataset of a few villages in a row, at longitudes 0, 1, 2, … */
export function tinyDataset(count: number): Dataset {
  const packer = createDatasetPacker();
  packer.openLayer('villages');
  for (let i = 0; i < count; i++)
    packer.add('villages', {
      id: `v${String(i).padStart(4, '0')}`,
      name: `Bản ${i}`,
      lng: i,
      lat: 20,
      communeCode: null,
      population: i,
      households: null,
      hasGrid: null,
      extremelyDifficult: null,
      kind: null,
    });
  return packer.finish();
}
