import { version } from '../package.json' with { type: 'json' };
import type { Tool } from './write/outputs/source.ts';

/** This program, as its outputs name it. */
export const TOOL: Tool = { name: 'phusong', version };
