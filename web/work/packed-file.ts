import { PACKED_EXTENSION } from '../../data/index.ts';
import type { OpenRequest } from './desk-api.ts';

/** The packed dataset that is to be opened, `null` where it is something else. */
export function packedFile(request: OpenRequest): File | null {
  const only = request.kind === 'files' && request.files.length === 1 ? request.files[0] : null;
  return only?.name.toLowerCase().endsWith(PACKED_EXTENSION) ? only : null;
}
