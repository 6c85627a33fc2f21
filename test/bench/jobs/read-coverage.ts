import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadDataset } from '../../../data/load.ts';
import { createSha256, openFile } from '../../../data/node-files.ts';
import { unpackDataset } from '../../../data/packed.ts';
import type { Contender, Job } from '../contender.ts';

/** What was read: how much, so that it can be compared. */
interface Amount {
  readonly features: number;
  readonly vertices: number;
}

const phusong: Contender = {
  name: 'phusong, 1 thread',
  prepare: ({ coverageFile }) => ({
    async run(): Promise<Amount> {
      const source = { name: 'bench', files: [await openFile(coverageFile)], createSha256 };
      const { coverage } = (await loadDataset(source)).dataset;
      return { features: coverage!.count, vertices: coverage!.shapes.coords.length / 2 };
    },
  }),
};

const packedFile: Contender = {
  name: 'phusong, packed file (whole dataset)',
  prepare: ({ packed }) => ({
    run(): Amount {
      const { coverage } = unpackDataset(packed, basename('bench.phusong')).dataset;
      return { features: coverage!.count, vertices: coverage!.shapes.coords.length / 2 };
    },
  }),
};

const jsonParse: Contender = {
  name: 'JSON.parse',
  prepare: ({ coverageFile }) => ({
    run(): Amount {
      const { features } = JSON.parse(readFileSync(coverageFile, 'utf8')) as {
        features: { geometry: { coordinates: number[][][] } }[];
      };
      const vertices = features.reduce((sum, { geometry }) => sum + geometry.coordinates[0].length, 0);
      return { features: features.length, vertices };
    },
  }),
};

export const readCoverage: Job = {
  name: 'read-coverage',
  title: 'reading coverage GeoJSON into columns',
  contenders: [phusong, jsonParse, packedFile],
  describe: (answer) => `${(answer as Amount).features} features, ${(answer as Amount).vertices} vertices`,
  compare(ours, theirs) {
    const agrees = JSON.stringify(ours) === JSON.stringify(theirs);
    return { agrees, says: agrees ? 'equal' : 'other counts' };
  },
};
