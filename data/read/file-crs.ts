import { type Crs, KNOWN_CRS, resolveCrs, WGS84 } from '../crs.ts';
import { type IssueParams, UnreadableFileError } from '../row.ts';

/** What is said about the system of a file, each by name. */
export interface CrsStatements {
  readonly fileName: string;
  /** By `dataset.json` about this layer. */
  readonly ofLayer?: string | undefined;
  /** By the file itself. */
  readonly ofFile?: string | undefined;
  /** By `dataset.json` about the whole dataset. */
  readonly ofDataset?: string | undefined;
}

/**
 * The system of a file: what `dataset.json` says of the layer, else what the file says, else what `dataset.json` says of
 * the dataset, else WGS84. Throws where the system is not known, and where layer and file contradict each other.
 */
export function chooseCrs({ fileName, ofLayer, ofFile, ofDataset }: CrsStatements): Crs {
  const name = ofLayer ?? ofFile ?? ofDataset;
  if (name === undefined) return WGS84;
  const crs = resolveCrs(name);
  if (crs === null) throw new UnreadableFileError(fileName, 'unknown-crs', aboutUnknown(name, ofLayer === undefined));
  const own = ofLayer !== undefined && ofFile !== undefined ? resolveCrs(ofFile) : null;
  if (own !== null && own.name !== crs.name) {
    throw new UnreadableFileError(fileName, 'contradicting-crs', { ofFile: String(ofFile), ofLayer: String(ofLayer) });
  }
  return crs;
}

function aboutUnknown(crs: string, isOfFile: boolean): IssueParams {
  const remedy = isOfFile ? 'export the file in WGS84, or name its crs in dataset.json' : 'correct dataset.json';
  return { crs, remedy, reason: isOfFile ? 'file' : 'settings', known: KNOWN_CRS };
}

/**
 * The name in a legacy `crs` member (GeoJSON 2008, section 3), `undefined` where the member is absent or null. Throws
 * where it names no system, as a link does.
 */
export function nameOfCrsMember(member: unknown, fileName: string): string | undefined {
  if (member === undefined || member === null) return undefined;
  if (typeof member === 'string') return member;
  const properties = (member as { properties?: { name?: unknown; code?: unknown } }).properties;
  if (typeof properties?.name === 'string') return properties.name;
  if (typeof properties?.code === 'number') return `EPSG:${properties.code}`;
  throw new UnreadableFileError(fileName, 'nameless-crs');
}
