import type { MobileStatus } from '../../engine/vocabulary.ts';

/** A sign in a box of 24 by 24, told apart by its shape as well as by its colour; `open` is left unfilled. */
export interface Mark {
  readonly path: string;
  /** A part that is filled although the rest is open. */
  readonly filled?: string;
  readonly open?: boolean;
  /** The design token of its colour. */
  readonly token: string;
}

/** The sign of each mobile status; the further from covered, the more corners. */
export const STATUS_MARKS: Readonly<Record<MobileStatus, Mark>> = {
  covered: { path: 'M12 6.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z', token: '--status-covered' },
  patchy: {
    path: 'M12 5.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z',
    filled: 'M12 5.5a6.5 6.5 0 0 1 0 13z',
    open: true,
    token: '--status-patchy',
  },
  weak: { path: 'M12 4.5 20 18.5H4z', token: '--status-weak' },
  basic: { path: 'M5.5 5.5h13v13h-13z', token: '--status-basic' },
  white: { path: 'M12 2.5 21.5 12 12 21.5 2.5 12z', filled: 'M7 10.7h10v2.6H7z', token: '--status-white' },
  unknown: { path: 'M12 6.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z', open: true, token: '--status-unknown' },
};

/** A mast. */
export const SITE_MARK: Mark = { path: 'M12 4 17 20h-2.6l-2.4-8-2.4 8H7z', token: '--map-site' };

/** From the best status to the worst, as the legend lists them. */
export const STATUS_ORDER: readonly MobileStatus[] = ['covered', 'patchy', 'weak', 'basic', 'white', 'unknown'];
