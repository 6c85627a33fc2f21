import type { MobileStatus } from '../../engine/vocabulary.ts';
import { type Mark, STATUS_MARKS } from '../map/marks.ts';

/** The sign of a status as the map draws it. */
export const StatusMark = ({ status, size = 18 }: { status: MobileStatus; size?: number }) => (
  <MarkSign mark={STATUS_MARKS[status]} size={size} />
);

/** A sign of the map; its meaning stands in words beside it. */
export const MarkSign = ({ mark: { path, filled, open, token }, size = 18 }: { mark: Mark; size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} className="mark" aria-hidden="true">
    <path
      d={path}
      fill={open ? 'var(--map-rim)' : `var(${token})`}
      stroke={open ? `var(${token})` : 'none'}
      strokeWidth="1.8"
    />
    {filled && <path d={filled} fill={open ? `var(${token})` : 'var(--map-rim)'} />}
  </svg>
);
