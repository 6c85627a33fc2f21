import type { Kernel } from '../../engine/index.ts';

export const fakeKernels: Record<string, Kernel>;
