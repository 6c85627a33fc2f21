/**
 * Writes how far each position of the path [from, to) lies off the line that would remain without it, after Douglas and
 * Peucker; no position weighs more than the one that split its stretch, so that all positions above a tolerance are
 * the simplified path of that tolerance. The two ends weigh infinitely much.
 */
export function weighPath(x: Int32Array, y: Int32Array, from: number, to: number, weight: Float32Array): void {
  if (to <= from) return;
  weight[from] = weight[to - 1] = Infinity;
  const stack: number[] = [from, to - 1, Infinity];
  while (stack.length > 0) {
    const limit = stack.pop()!;
    const last = stack.pop()!;
    const first = stack.pop()!;
    if (last - first < 2) continue;
    let [farthest, farthestSq] = [-1, -1];
    const [ax, ay] = [x[first], y[first]];
    const [dx, dy] = [x[last] - ax, y[last] - ay];
    const lengthSq = dx * dx + dy * dy;
    for (let v = first + 1; v < last; v++) {
      let [px, py] = [x[v] - ax, y[v] - ay];
      const t = lengthSq === 0 ? 0 : (px * dx + py * dy) / lengthSq;
      if (t >= 1) {
        px -= dx;
        py -= dy;
      } else if (t > 0) {
        px -= dx * t;
        py -= dy * t;
      }
      const distanceSq = px * px + py * py;
      if (distanceSq > farthestSq) [farthest, farthestSq] = [v, distanceSq];
    }
    const own = Math.min(limit, Math.sqrt(farthestSq));
    weight[farthest] = own;
    stack.push(first, farthest, own, farthest, last, own);
  }
}
