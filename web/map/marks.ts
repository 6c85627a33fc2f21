import type { MobileStatus, PlaceKind } from '../../engine/vocabulary.ts';

/** A sign in a box of 24 by 24, told apart by its shape as well as by its colour; `open` is left unfilled. */
export interface Mark {
  readonly path: string;
  /** A part that is filled although the rest is open. */
  readonly filled?: string;
  readonly open?: boolean;
  /** The design token of its colour. */
  readonly token: string;
}

const DISC = 'M12 5.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z';
/** Sectors of the disc from its top, clockwise, by how many quarters they have. */
const SECTORS = [
  '',
  'M12 12V5.5a6.5 6.5 0 0 1 6.5 6.5z',
  'M12 5.5a6.5 6.5 0 0 1 0 13z',
  'M12 12H5.5a6.5 6.5 0 1 0 6.5-6.5z',
];

/** A disc of which so many quarters are filled. */
export const pie = (quarters: number, token: string): Mark =>
  quarters === 4
    ? { path: 'M12 6.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z', token }
    : { path: DISC, filled: SECTORS[quarters], open: true, token };

/** The sign of each mobile status; the further from covered, the more corners. */
export const STATUS_MARKS: Readonly<Record<MobileStatus, Mark>> = {
  covered: pie(4, '--status-covered'),
  patchy: pie(2, '--status-patchy'),
  weak: { path: 'M12 4.5 20 18.5H4z', token: '--status-weak' },
  basic: { path: 'M5.5 5.5h13v13h-13z', token: '--status-basic' },
  white: { path: 'M12 2.5 21.5 12 12 21.5 2.5 12z', filled: 'M7 10.7h10v2.6H7z', token: '--status-white' },
  unknown: { path: 'M12 6.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z', open: true, token: '--status-unknown' },
};

const MAST = 'M12 4 17 20h-2.6l-2.4-8-2.4 8H7z';

/** A mast: with a bar for each tenant beyond the first, and bare and open where it is only planned. */
export const SITE_MARKS = {
  'site-1': { path: MAST, token: '--map-site' },
  'site-2': { path: `${MAST}M6 4.5h12v2.6H6z`, token: '--map-site-shared' },
  'site-3': { path: `${MAST}M4.5 3.5h15v2.6h-15zM6 7.8h12v2.6H6z`, token: '--map-site-shared' },
  'site-planned': { path: MAST, open: true, token: '--map-site' },
} as const satisfies Record<string, Mark>;
export type SiteClass = keyof typeof SITE_MARKS;
export const SITE_CLASSES = Object.keys(SITE_MARKS) as SiteClass[];

const place = (path: string): Mark => ({ path, token: '--map-place' });

/** Places by their kind. */
export const PLACE_MARKS: Readonly<Record<PlaceKind, Mark>> = {
  school: place('M12 4.5 20 9v2H4V9zM5.5 12.5h13v6h-13z'),
  hospital: place('M9.5 4.5h5v5h5v5h-5v5h-5v-5h-5v-5h5z'),
  clinic: place('M10.5 6h3v4.5H18v3h-4.5V18h-3v-4.5H6v-3h4.5z'),
  'commune-office': place('M6 4h1.8v1H18l-3 3.5 3 3.5H7.8v8H6z'),
  'industrial-park': place('M4.5 19v-9l5 3v-3l5 3V5h5v14z'),
  tourism: place('M12 4l2.3 5.2 5.7.6-4.3 3.8 1.2 5.6L12 16.3l-4.9 2.9 1.2-5.6L4 9.8l5.7-.6z'),
  'public-space': place('M7 6h10v10H7z'),
  other: place('M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9z'),
};
