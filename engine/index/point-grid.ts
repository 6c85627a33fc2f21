/** Points in the cells of a grid over their extent. */
export interface PointGrid {
  /** Writes the points of the cells that a box meets into `into` and gives their number; every point of the box is among them. */
  near(west: number, south: number, east: number, north: number, into: Uint32Array): number;
}

/** The grid of some points, about as many cells as points. Points are numbered as they stand in the columns. */
export function buildPointGrid(lng: Float64Array, lat: Float64Array): PointGrid {
  const count = lng.length;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    if (lng[i] < west) west = lng[i];
    if (lng[i] > east) east = lng[i];
    if (lat[i] < south) south = lat[i];
    if (lat[i] > north) north = lat[i];
  }
  const side = Math.max(1, Math.ceil(Math.sqrt(count)));
  const scaleOf = (extent: number) => (extent > 0 && side / extent < Infinity ? side / extent : 0);
  const perLng = scaleOf(east - west);
  const perLat = scaleOf(north - south);
  // Numbers never fall as coordinates rise, so that a point inside a box lies in one of the box's cells.
  const stepOf = (value: number, least: number, scale: number): number =>
    value > least ? Math.min(side - 1, Math.floor((value - least) * scale)) : 0;

  const cellOf = new Uint32Array(count);
  const start = new Uint32Array(side * side + 2);
  for (let i = 0; i < count; i++) {
    cellOf[i] = stepOf(lat[i], south, perLat) * side + stepOf(lng[i], west, perLng);
    start[cellOf[i] + 2]++;
  }
  for (let cell = 0; cell < side * side; cell++) start[cell + 2] += start[cell + 1];
  const points = new Uint32Array(count);
  for (let i = 0; i < count; i++) points[start[cellOf[i] + 1]++] = i;

  return {
    near(boxWest, boxSouth, boxEast, boxNorth, into) {
      if (!(boxWest <= east && boxEast >= west && boxSouth <= north && boxNorth >= south)) return 0;
      const left = stepOf(boxWest, west, perLng);
      const right = stepOf(boxEast, west, perLng);
      const top = stepOf(boxNorth, south, perLat);
      let found = 0;
      for (let row = stepOf(boxSouth, south, perLat); row <= top; row++) {
        const end = start[row * side + right + 1];
        for (let at = start[row * side + left]; at < end; at++) into[found++] = points[at];
      }
      return found;
    },
  };
}
