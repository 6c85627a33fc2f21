import type { Random } from './random.ts';

export type Position = [lng: number, lat: number];

const KM = 1 / 111.195;
const round6 = (value: number): number => Math.round(value * 1e6) / 1e6;

/** A ragged round border of 800 vertices and about 55 km radius, closed. */
export function provinceBoundary(random: Random): Position[] {
  const [lng, lat] = [104.3, 21.9];
  const waves: [number, number, number][] = [];
  for (let k = 1; k <= 30; k++) waves.push([k, ((random() - 0.5) * 0.35) / k, random() * 6.28]);
  const lngScale = Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: 800 }, (_, i): Position => {
    const turn = (2 * Math.PI * i) / 800;
    let share = 1;
    for (const [k, amplitude, phase] of waves) share += amplitude * Math.cos(k * turn + phase);
    return [
      round6(lng + (55 * share * KM * Math.cos(turn)) / lngScale),
      round6(lat + 55 * share * KM * Math.sin(turn)),
    ];
  });
  return [...ring, [...ring[0]]];
}

// The corners of a country of Vietnam's size and shape; no border of anything.
const CORNERS: readonly Position[] = [
  [102.14, 22.4],
  [103.0, 22.6],
  [103.95, 22.55],
  [104.8, 22.9],
  [105.35, 23.35],
  [106.2, 22.95],
  [106.7, 22.85],
  [106.6, 22.3],
  [107.3, 21.75],
  [108.05, 21.5],
  [107.2, 20.9],
  [106.6, 20.2],
  [105.8, 19.2],
  [105.9, 18.4],
  [106.6, 17.7],
  [107.5, 16.7],
  [108.3, 16.1],
  [109.0, 15.0],
  [109.3, 13.5],
  [109.4, 12.5],
  [109.0, 11.4],
  [107.7, 10.6],
  [106.8, 10.3],
  [106.6, 9.5],
  [105.4, 8.7],
  [104.8, 8.6],
  [104.9, 10.1],
  [104.5, 10.45],
  [105.1, 10.95],
  [106.1, 11.0],
  [105.9, 11.6],
  [107.0, 12.0],
  [107.6, 12.4],
  [107.5, 13.5],
  [107.6, 14.6],
  [107.4, 15.5],
  [106.6, 16.6],
  [105.7, 17.6],
  [105.1, 18.5],
  [103.9, 19.3],
  [104.5, 19.7],
  [104.9, 20.1],
  [103.8, 20.7],
  [103.1, 20.9],
  [102.7, 21.7],
];

/** A closed border of 20 vertices from corner to corner. */
export function vietnamBoundary(): Position[] {
  const ring = CORNERS.flatMap((a, i) => {
    const b = CORNERS[(i + 1) % CORNERS.length];
    return Array.from(
      { length: 20 },
      (_, k): Position => [round6(a[0] + ((b[0] - a[0]) * k) / 20), round6(a[1] + ((b[1] - a[1]) * k) / 20)],
    );
  });
  return [...ring, [...ring[0]]];
}

/** A square of that side round 100° E 16° N, closed. */
export function squareBoundary(sideKm: number): Position[] {
  const half = (sideKm / 2) * KM;
  const [west, east] = [100 - half / 0.96, 100 + half / 0.96];
  const [south, north] = [16 - half, 16 + half];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** Whether a position lies inside a closed ring, by the even-odd rule. */
export function insideRing(ring: readonly Position[]): (lng: number, lat: number) => boolean {
  const lngs = Float64Array.from(ring, ([lng]) => lng);
  const lats = Float64Array.from(ring, ([, lat]) => lat);
  return (lng, lat) => {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      if (
        lats[i] > lat !== lats[j] > lat &&
        lng < ((lngs[j] - lngs[i]) * (lat - lats[i])) / (lats[j] - lats[i]) + lngs[i]
      )
        inside = !inside;
    }
    return inside;
  };
}
