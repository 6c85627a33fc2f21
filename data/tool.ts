import { version } from '../package.json' with { type: 'json' };
import type { Tool } from './write/outputs/source.ts';

/** This program, as its outputs name it. */
export const TOOL: Tool = { name: 'phusong', version };

/** What the engine, and all that reads files, was when this was built; see vite.config.ts. */
declare const ENGINE_DIGEST: string | undefined;
declare const READER_DIGEST: string | undefined;

/** By whom a dataset was measured: what another engine measured may be something else. `null` where that is not known, and nothing is kept. */
export const MEASURED_BY = typeof ENGINE_DIGEST === 'undefined' ? null : `${version} ${ENGINE_DIGEST}`;
/** By whom it was read. */
export const READ_BY = `${version} ${typeof READER_DIGEST === 'undefined' ? 'not built' : READER_DIGEST}`;
