/** The English noun for a count: `plural('village')(2)` is `villages`. */
export const plural =
  (one: string, many = `${one}s`) =>
  (count: number): string =>
    count === 1 ? one : many;
