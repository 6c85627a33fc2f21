/** Writes the bounding box (least x, least y, greatest x, greatest y) of the positions [from, to) of x, y pairs into `into` from `at` on. */
export function writeBox(coords: Float64Array, from: number, to: number, into: Float64Array, at: number): void {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (let k = from * 2; k < to * 2; k += 2) {
    const x = coords[k];
    const y = coords[k + 1];
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  into[at] = west;
  into[at + 1] = south;
  into[at + 2] = east;
  into[at + 3] = north;
}
