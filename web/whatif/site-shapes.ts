import type { ToolState } from './tool-state.ts';

/** How the coverage of a new site comes about: by line of sight over the terrain, as a plain circle, or drawn. */
export const SITE_SHAPES = ['sight', 'circle', 'drawn'] as const;
export type SiteShape = (typeof SITE_SHAPES)[number];

export function siteShapeOf({ drawing, isCircle }: Pick<ToolState, 'drawing' | 'isCircle'>, hasTerrain: boolean) {
  if (drawing !== null) return 'drawn';
  return hasTerrain && !isCircle ? 'sight' : 'circle';
}

/** What there is to say of a coverage that is not drawn: by sight, not yet known, a circle for want of heights at all or there, or as was wished. */
export type ReachNote = 'sight' | 'waiting' | 'noHeights' | 'noHeightsHere' | 'circle';

export function reachNote(
  hasTerrain: boolean,
  { isCircle, place, reach }: Pick<ToolState, 'isCircle' | 'place' | 'reach'>,
): ReachNote {
  if (!hasTerrain) return 'noHeights';
  if (isCircle) return 'circle';
  if (reach === null) return place === null ? 'sight' : 'waiting';
  return reach.isInSight ? 'sight' : 'noHeightsHere';
}
