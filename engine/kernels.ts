/** Every kernel by name: what a worker can be asked to compute. */
export const kernels = {};

export type KernelRegistry = typeof kernels;
