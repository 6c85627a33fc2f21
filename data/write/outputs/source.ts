import type { Analysis } from '../../../engine/index.ts';
import type { LoadedDataset } from '../../load.ts';

/** Who writes, for the metadata of the outputs. */
export interface Tool {
  readonly name: string;
  readonly version: string;
}

/** Everything the outputs are made of. */
export interface OutputSource {
  readonly tool: Tool;
  readonly loaded: LoadedDataset;
  readonly analysis: Analysis;
}

/** What the metadata of an output is made of. */
interface MetadataSource {
  readonly tool: Tool;
  readonly loaded: Pick<LoadedDataset, 'inputs'>;
  readonly analysis: Pick<Analysis, 'profile'>;
}

/** What `coverage.geojson` is made of. */
export interface CoverageSource extends MetadataSource {
  readonly analysis: Pick<Analysis, 'profile' | 'dissolved'>;
}

/** What names the origin of an output: tool, version, profile, and the hash of each input in the order of the layers. */
export function toMetadata({ tool, loaded, analysis }: MetadataSource): Record<string, unknown> {
  return {
    tool: tool.name,
    version: tool.version,
    profile: analysis.profile,
    inputs: loaded.inputs.map(({ layer, file, sha256 }) => ({ layer, file, sha256 })),
  };
}
