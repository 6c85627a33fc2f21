import { version } from '../package.json' with { type: 'json' };
import type { Tool } from './write/outputs/source.ts';

/** This program, as its outputs name it. */
export const TOOL: Tool = { name: 'phusong', version };

/** What the engine was when this was built; see vite.config.ts. */
declare const ENGINE_DIGEST: string | undefined;

/** By whom a dataset was measured: what another engine measured may be something else. */
export const MEASURED_BY = `${version} ${typeof ENGINE_DIGEST === 'undefined' ? 'not built' : ENGINE_DIGEST}`;
