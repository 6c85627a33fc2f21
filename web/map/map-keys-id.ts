/** The element that says what the keys do on the map, and so names it for those who hear the page. */
export const MAP_KEYS_ID = 'map-keys';
