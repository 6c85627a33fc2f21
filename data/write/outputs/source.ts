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

/** What names the origin of an output: tool, version, profile, and the hash of each input in the order of the layers. */
export function toMetadata({ tool, loaded, analysis }: OutputSource): Record<string, unknown> {
  return {
    tool: tool.name,
    version: tool.version,
    profile: analysis.profile,
    inputs: loaded.inputs.map(({ layer, file, sha256 }) => ({ layer, file, sha256 })),
  };
}
