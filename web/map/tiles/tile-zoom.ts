/** The zoom of the finest tiles; beyond it the map draws these larger. */
export const MAX_TILE_ZOOM = 13;
