import proj4, { type Converter } from 'proj4';

/** A coordinate reference system that this program can turn into WGS84 longitude and latitude. */
export interface Crs {
  /** As messages print it. */
  readonly name: string;
  /** True where coordinates already are WGS84 longitude and latitude. */
  readonly isWgs84: boolean;
  /** True where coordinates are easting and northing in metres. */
  readonly isProjected: boolean;
  /** Replaces x, y pairs by WGS84 longitude and latitude in place; NaN where a pair has no image. */
  reproject(coords: Float64Array): void;
}

/**
 * VN-2000 to WGS84 as +towgs84. Decision 05/2007/QĐ-BTNMT publishes Δ = −191.90441429, −39.30318279, −111.45032835 m,
 * rotations −0.00928836″, +0.01975479″, −0.00427372″, scale 1.000000252906278; EPSG:6960 registers them as a
 * coordinate-frame rotation (EPSG:9607). +towgs84 is a position-vector rotation (EPSG:9606), whose angles have the
 * opposite sign, as GDAL and PostGIS write them. Copied without the change of sign they misplace points by half a metre.
 */
const VN2000 =
  '+ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278';

const tm3 = (meridian: number): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=0.9999 +x_0=500000 +y_0=0 ${VN2000} +units=m +no_defs`;

/**
 * Central meridians of the VN-2000 / TM-3 zones by EPSG code (EPSG registry; Circular 973/2001/TT-TCĐC, appendix,
 * assigns each province its meridian): 103°00′ Lai Châu, 104°00′ Sơn La, 104°45′ Yên Bái, 105°00′ Ninh Bình,
 * 107°00′ Thừa Thiên Huế.
 */
const TM3_MERIDIANS: Readonly<Record<number, number>> = {
  5896: 102,
  5897: 105,
  5898: 108,
  5899: 107.75,
  9205: 103,
  9206: 104,
  9207: 104.5,
  9208: 104.75,
  9209: 105.5,
  9210: 105.75,
  9211: 106,
  9212: 106.25,
  9213: 106.5,
  9214: 107,
  9215: 107.25,
  9216: 107.5,
  9217: 108.25,
  9218: 108.5,
};

/** The zone of each planned province, under which its own surveys are made. */
const PROVINCE_CODES: Readonly<Record<string, number>> = {
  laichau: 9205,
  sonla: 9206,
  yenbai: 9208,
  ninhbinh: 5897,
  hue: 9214,
  thuathienhue: 9214,
};

/** Codes whose coordinates are WGS84 degrees; in files their order is longitude, latitude whatever the registry says. */
const WGS84_CODES: ReadonlySet<number> = new Set([4326, 4979]);

/** Codes of systems other than TM-3. EPSG:3857 also goes by its older numbers. */
const DEFINITIONS: Readonly<Record<number, string>> = {
  4756: `+proj=longlat ${VN2000} +no_defs`,
  3405: `+proj=utm +zone=48 ${VN2000} +units=m +no_defs`,
  3406: `+proj=utm +zone=49 ${VN2000} +units=m +no_defs`,
  32648: '+proj=utm +zone=48 +datum=WGS84 +units=m +no_defs',
  32649: '+proj=utm +zone=49 +datum=WGS84 +units=m +no_defs',
  3857: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
};

const CODE_ALIASES: Readonly<Record<number, number>> = { 900913: 3857, 102100: 3857, 3785: 3857, 6959: 5899 };

/** WGS84 longitude, latitude: what a file is in when nobody says otherwise. */
export const WGS84: Crs = { name: 'EPSG:4326', isWgs84: true, isProjected: false, reproject: () => {} };

/** What to name when a file's system is missing or unknown. */
export const KNOWN_CRS =
  'EPSG:4326, VN-2000 zones such as EPSG:9205 (Lai Châu), 9206 (Sơn La), 9208 (Yên Bái), 5897 (Ninh Bình), 9214 (Huế), ' +
  'EPSG:3405 or 3406 (VN-2000 UTM), EPSG:32648 or 32649 (WGS84 UTM), or a +proj string';

/**
 * The system that a name means, `null` where it is not known: `EPSG:9205`, `9205`, `urn:ogc:def:crs:EPSG::9205`,
 * `http://www.opengis.net/def/crs/EPSG/0/9205`, `CRS84` in all its spellings, `VN-2000 Lai Châu`, `VN-2000 103°00'`,
 * or a +proj string.
 */
export function resolveCrs(name: string): Crs | null {
  const trimmed = name.trim();
  if (trimmed.startsWith('+')) return trimmed.includes('+proj=') ? fromDefinition(trimmed, trimmed) : null;
  const key = foldName(trimmed);
  if (/(?:^|ogc|crs)(?:1\.?3)?crs84h?$/.test(key) || /^(?:wgs84|wgs1984|lonlat)$/.test(key)) return WGS84;
  const code = epsgCode(trimmed) ?? provinceCode(key);
  return code === null ? null : fromCode(CODE_ALIASES[code] ?? code);
}

/** Lower case without marks, spaces and punctuation other than the point. */
function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9.]/g, '');
}

function epsgCode(name: string): number | null {
  const match =
    /^(?:epsg:{1,2}|urn:(?:x-)?ogc:def:crs:epsg:[\d.]*:|https?:\/\/www\.opengis\.net\/(?:def\/crs\/epsg\/[\d.]+\/|gml\/srs\/epsg\.xml#)|srid\s*[=:]\s*)?(\d{4,6})$/i.exec(
      name,
    );
  return match ? Number(match[1]) : null;
}

/** The code behind `VN-2000 Lai Châu`, `VN-2000 103°00'`, `VN2000 / TM-3 103-00` or `VN-2000 / UTM zone 48N`. */
function provinceCode(key: string): number | null {
  const rest = /^vn2000(.*)$/.exec(key)?.[1];
  if (rest === undefined) return null;
  if (rest === '') return 4756;
  const zone = /^utm(?:zone)?(48|49)n?$/.exec(rest)?.[1];
  if (zone) return zone === '48' ? 3405 : 3406;
  const meridian = /^(?:tm3|ktt|kinhtuyentruc|mui3)?(10[2-8])(?:(00|15|30|45)|\.(\d+))?$/.exec(rest);
  if (!meridian) return PROVINCE_CODES[rest.replace(/^(?:tm3)?(?:tinh)?/, '')] ?? null;
  const degrees = Number(meridian[1]) + (meridian[2] ? Number(meridian[2]) / 60 : Number(`0.${meridian[3] ?? 0}`));
  const found = Object.entries(TM3_MERIDIANS).find(([, at]) => at === degrees);
  return found ? Number(found[0]) : null;
}

function fromCode(code: number): Crs | null {
  if (WGS84_CODES.has(code)) return WGS84;
  const meridian = TM3_MERIDIANS[code];
  const definition = meridian === undefined ? DEFINITIONS[code] : tm3(meridian);
  return definition === undefined ? null : fromDefinition(`EPSG:${code}`, definition);
}

/** A position in Vietnam in degrees and one in metres: a definition that maps neither is not usable. */
const PROBES: readonly (readonly [number, number])[] = [
  [105, 16],
  [500000, 2000000],
];

function fromDefinition(name: string, definition: string): Crs | null {
  let converter: Converter;
  try {
    converter = proj4(definition, 'WGS84');
  } catch {
    return null;
  }
  const isUsable = PROBES.some((probe) => !Number.isNaN(forwardOrNaN(converter, [...probe])[0]));
  if (!isUsable) return null;
  return {
    name,
    isWgs84: false,
    isProjected: !/\+proj=(?:longlat|latlong|lonlat|latlon)\b/.test(definition),
    reproject: (coords) => reprojectWith(converter, coords),
  };
}

function reprojectWith(converter: Converter, coords: Float64Array): void {
  const pair: [number, number] = [0, 0];
  for (let k = 0; k < coords.length; k += 2) {
    pair[0] = coords[k];
    pair[1] = coords[k + 1];
    const [lng, lat] = forwardOrNaN(converter, pair);
    coords[k] = lng;
    coords[k + 1] = lat;
  }
}

const NOWHERE: readonly [number, number] = [Number.NaN, Number.NaN];

/** proj4 throws on some pairs outside a projection's range, and answers others with infinities. */
function forwardOrNaN(converter: Converter, pair: [number, number]): readonly [number, number] {
  try {
    const image = converter.forward(pair);
    return Number.isFinite(image[0]) && Number.isFinite(image[1]) ? image : NOWHERE;
  } catch {
    return NOWHERE;
  }
}

/** A system to choose by name: `EPSG:9205`, described the same in every language. */
export interface CrsChoice {
  readonly name: string;
  readonly label: string;
}

/** The systems that a user may choose among for a file that does not say its own: WGS84, the VN-2000 zones, UTM, Mercator. */
export const CRS_CHOICES: readonly CrsChoice[] = [
  { name: 'EPSG:4326', label: 'WGS84' },
  ...Object.entries(TM3_MERIDIANS)
    .sort(([, a], [, b]) => a - b)
    .map(([code, meridian]) => ({ name: `EPSG:${code}`, label: `VN-2000 TM-3 ${showMeridian(meridian)}` })),
  { name: 'EPSG:3405', label: 'VN-2000 UTM 48N' },
  { name: 'EPSG:3406', label: 'VN-2000 UTM 49N' },
  { name: 'EPSG:4756', label: 'VN-2000 (°)' },
  { name: 'EPSG:32648', label: 'WGS84 UTM 48N' },
  { name: 'EPSG:32649', label: 'WGS84 UTM 49N' },
  { name: 'EPSG:3857', label: 'Web Mercator' },
];

function showMeridian(degrees: number): string {
  const minutes = Math.round((degrees % 1) * 60);
  return `${Math.floor(degrees)}°${String(minutes).padStart(2, '0')}′`;
}
