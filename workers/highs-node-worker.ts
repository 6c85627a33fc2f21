/** A Node worker thread that solves mixed-integer programs with HiGHS. */
import { solveWithHighs } from '../engine/propose/index.ts';
import type { ExactHost } from './exact-thread.ts';
import { exposeInThread } from './expose-in-thread.ts';

const host: ExactHost = { solve: solveWithHighs };
exposeInThread(() => host);
