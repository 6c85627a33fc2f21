/** Positions are laid on a lattice of this many steps each way. */
const STEPS = 0xffff;

/**
 * The rows of points along a Hilbert curve over their extent: neighbours in the order are neighbours on the ground. Points on
 * the same step of the lattice stay in the order of their rows; rows that are no position come first.
 */
export function hilbertOrder(lng: Float64Array, lat: Float64Array): Uint32Array {
  const count = lng.length;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < count; i++) {
    if (lng[i] < west) west = lng[i];
    if (lng[i] > east) east = lng[i];
    if (lat[i] < south) south = lat[i];
    if (lat[i] > north) north = lat[i];
  }
  const stepsPerLng = STEPS / (east - west || 1);
  const stepsPerLat = STEPS / (north - south || 1);
  const keys = new Uint32Array(count);
  for (let i = 0; i < count; i++)
    keys[i] = hilbertIndex(Math.floor((lng[i] - west) * stepsPerLng), Math.floor((lat[i] - south) * stepsPerLat));
  return sortByHalf(sortByHalf(Uint32Array.from(keys.keys()), keys, 0), keys, 16);
}

/** Rows in the order of 16 bits of their keys; rows with the same bits stay as they came. */
function sortByHalf(rows: Uint32Array, keys: Uint32Array, shift: number): Uint32Array {
  const start = new Uint32Array(0x10001);
  for (let i = 0; i < rows.length; i++) start[((keys[rows[i]] >>> shift) & 0xffff) + 1]++;
  for (let k = 0; k < 0x10000; k++) start[k + 1] += start[k];
  const sorted = new Uint32Array(rows.length);
  for (let i = 0; i < rows.length; i++) sorted[start[(keys[rows[i]] >>> shift) & 0xffff]++] = rows[i];
  return sorted;
}

/**
 * How far along the curve a step of the lattice lies, 32 bits. Hamilton and Rau-Chaplin 2008, doi:10.1016/j.ipl.2007.08.034, in
 * two dimensions: from the largest quadrants to the smallest, each turned and mirrored so that the curve runs through it alike.
 */
function hilbertIndex(x: number, y: number): number {
  let index = 0;
  for (let level = 15; level >= 0; level--) {
    const right = (x >>> level) & 1;
    const upper = (y >>> level) & 1;
    index = (index << 2) | ((3 * right) ^ upper);
    if (upper === 0) {
      const swapped = right === 1 ? ~x : x;
      x = right === 1 ? ~y : y;
      y = swapped;
    }
  }
  return index >>> 0;
}
