/** A browser worker that solves mixed-integer programs with HiGHS, which it loads from the page's own origin. */
import { expose } from 'comlink';
import { solveWithHighs } from '../engine/propose/index.ts';
import type { ExactHost } from './exact-thread.ts';

const host: ExactHost = { solve: solveWithHighs };
expose(host);
