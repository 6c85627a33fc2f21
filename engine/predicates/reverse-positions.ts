/** Turns the order of the positions [from, to) of x, y pairs around. */
export function reversePositions(coords: Float64Array, from: number, to: number): void {
  for (let i = 2 * from, j = 2 * (to - 1); i < j; i += 2, j -= 2) {
    const x = coords[i];
    const y = coords[i + 1];
    coords[i] = coords[j];
    coords[i + 1] = coords[j + 1];
    coords[j] = x;
    coords[j + 1] = y;
  }
}
