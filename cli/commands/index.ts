import type { Command } from '../command.ts';
import { analyze } from './analyze.ts';
import { demo } from './demo.ts';
import { pack } from './pack.ts';
import { plans } from './plans.ts';
import { propose } from './propose.ts';
import { sample } from './sample.ts';
import { serve } from './serve.ts';
import { validate } from './validate.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [demo, sample, analyze, propose, pack, validate, plans, serve];
