import { describe, expect, it } from 'vitest';
import { lengthM } from '../../../engine/geodesy/distance.ts';
import { createLocalFrame } from '../../../engine/geodesy/local-frame.ts';
import type { LineSet } from '../../../engine/index/segment-runs.ts';
import { uniqueRoutes } from '../../../engine/measure/routes.ts';
import { seededRandom } from '../geodesy/seeded.ts';

const { metresPerDegLng, metresPerDegLat } = createLocalFrame(22);

type Line = readonly (readonly [number, number])[];

/** Lines in metres east and north of a place at latitude 22, feature i with the user i; more lines of a feature as paths. */
const lineSet = (features: readonly (readonly Line[])[]): LineSet => {
  const coords: number[] = [];
  const ringStart = [0];
  const featureStart = [0];
  for (const paths of features) {
    for (const path of paths) {
      for (const [x, y] of path) coords.push(105 + x / metresPerDegLng, 22 + y / metresPerDegLat);
      ringStart.push(coords.length / 2);
    }
    featureStart.push(ringStart.length - 1);
  }
  const partStart = Uint32Array.from(ringStart, (_, i) => i);
  return {
    featureStart: Uint32Array.from(featureStart),
    partStart,
    ringStart: Uint32Array.from(ringStart),
    coords: Float64Array.from(coords),
  };
};

const ownUser = (count: number) => ({
  userStart: Uint32Array.from({ length: count + 1 }, (_, i) => i),
  users: Uint16Array.from({ length: count }, (_, i) => i),
});

/** The total in metres and the metres with each set of users, rounded to decimetres. */
const summary = (...features: (readonly Line[])[]) => {
  const routes = uniqueRoutes(lineSet(features), ownUser(features.length));
  const byUsers: Record<string, number> = {};
  let totalM = 0;
  for (let k = 0; k < routes.count; k++) {
    const users = routes.users.subarray(routes.userStart[k], routes.userStart[k + 1]).join('+');
    expect(routes.lengthM[k]).toBe(lengthM(routes.coords, routes.pieceStart[k], routes.pieceStart[k + 1]));
    byUsers[users] = Math.round(10 * ((byUsers[users] ?? 0) + routes.lengthM[k])) / 10;
    totalM += routes.lengthM[k];
  }
  return { totalM, byUsers };
};

const total = (lines: LineSet): number =>
  uniqueRoutes(lines, ownUser(lines.featureStart.length - 1)).lengthM.reduce((sum, m) => sum + m, 0);

const street: Line = [
  [0, 0],
  [1000, 0],
];
const shifted = (line: Line, dx: number, dy: number): Line => line.map(([x, y]) => [x + dx, y + dy]);
const reversed = (line: Line): Line => [...line].reverse();

describe('what follows counts once, and its users join', () => {
  it('a twin, a reversed twin, a parallel 9 m away, a twin with vertices of its own', () => {
    const dense: Line = [0, 10, 10, 333, 900, 1000].map((x) => [x, 0]);
    for (const twin of [street, reversed(street), shifted(street, 0, 9), dense]) {
      const { totalM, byUsers } = summary([street], [twin]);
      expect(Math.abs(totalM - 1000)).toBeLessThan(0.05);
      expect(byUsers).toEqual({ '0+1': 1000 });
    }
  });

  it('not a parallel 11 m away', () => {
    expect(summary([street], [shifted(street, 0, 11)]).byUsers).toEqual({ '0': 1000, '1': 1000 });
  });

  it('half a line: beside it only, not beyond its end', () => {
    for (const dy of [0, 5]) {
      expect(summary([street], [shifted(street, 500, dy)]).byUsers).toEqual({ '0': 500, '1': 500, '0+1': 500 });
    }
  });

  it('two paths of one feature', () => {
    expect(summary([street, shifted(street, 0, 3)]).byUsers).toEqual({ '0': 1000 });
  });

  it('spans of 40 m along a cable in one piece', () => {
    const spans = Array.from(
      { length: 25 },
      (_, i): Line => [
        [40 * i, 3],
        [40 * i + 40, 3],
      ],
    );
    expect(summary([street], spans).byUsers).toEqual({ '0+1': 1000 });
  });

  it('round a corner, outside and inside, in one piece and in two', () => {
    const corner: Line = [
      [0, 0],
      [500, 0],
      [500, 500],
    ];
    const outside: Line = [
      [0, -5],
      [505, -5],
      [505, 500],
    ];
    expect(summary([corner], [outside]).byUsers).toEqual({ '0+1': 1010 });
    const longOutside: Line = [[-20, -5], ...outside.slice(1)];
    expect(summary([longOutside], [corner.slice(0, 2), corner.slice(1)]).byUsers).toEqual({ '0': 20, '0+1': 1010 });
    const longInside: Line = [[-500, 0], ...corner.slice(1)];
    expect(summary([longInside], [outside.slice(0, 2)], [outside.slice(1)]).totalM).toBeCloseTo(1500, 0);
  });

  it('through a short departure', () => {
    const wiggle: Line = [
      [0, 0],
      [300, 0],
      [320, 11],
      [328, 11],
      [350, 0],
      [1000, 0],
    ];
    expect(Object.keys(summary([street], [wiggle]).byUsers)).toEqual(['0+1']);
  });

  it('ten owners', () => {
    const all = Array.from({ length: 10 }, (_, i) => [shifted(street, 0, i)]);
    expect(summary(...all).byUsers).toEqual({ '0+1+2+3+4+5+6+7+8+9': 1000 });
  });
});

describe('what does not follow counts in full', () => {
  it.each([90, 60, 45, 30, 25])('a crossing at %d degrees', (angleDeg) => {
    const [dx, dy] = [Math.cos((angleDeg * Math.PI) / 180), Math.sin((angleDeg * Math.PI) / 180)];
    const crossing: Line = [
      [500 - 400 * dx, -400 * dy],
      [500 + 400 * dx, 400 * dy],
    ];
    expect(summary([street], [crossing]).byUsers).toEqual({ '0': 1000, '1': 800 });
  });

  it('a line through a bundle, a branch, a fork, a continuation and a short spur', () => {
    const through: Line = [
      [500, -500],
      [500, 600],
    ];
    const bundle = Array.from({ length: 10 }, (_, i) => shifted(street, 0, 9 * i));
    expect(summary([through], bundle).byUsers['0']).toBe(1100);
    const from: readonly Line[] = [
      [
        [500, 0],
        [500, 300],
      ],
      [
        [0, 0],
        [940, 342],
      ],
      [
        [1000, 0],
        [2000, 0],
      ],
      [
        [500, 0],
        [505, 8],
      ],
    ];
    for (const line of from) {
      const { byUsers } = summary([street], [line]);
      expect(byUsers['0+1']).toBeUndefined();
    }
  });

  it('a third line that is near a dropped one only', () => {
    expect(summary([street], [shifted(street, 0, 8)], [shifted(street, 0, 16)]).totalM).toBeCloseTo(2000, 0);
  });
});

describe('laws', () => {
  const network = (random: () => number): Line[] => {
    const lines: Line[] = [];
    for (let i = 0; i < 12; i++) {
      const line: [number, number][] = [];
      let [x, y, heading] = [1500 * random(), 1500 * random(), 6.28 * random()];
      for (let k = 0; k < 20; k++) {
        line.push([x, y]);
        heading += 0.5 * (random() - 0.5);
        x += 60 * random() * Math.cos(heading);
        y += 60 * random() * Math.sin(heading);
      }
      lines.push(
        line,
        line,
        line.map(([a, b]) => [a + 8 * random() - 4, b + 8 * random() - 4]),
      );
    }
    return lines;
  };

  it('order and direction change no total, and no more than the single lines is counted', () => {
    const random = seededRandom(9);
    for (let round = 0; round < 20; round++) {
      const lines = network(random);
      const shuffled = lines
        .map((line) => ({ line: random() < 0.5 ? line : reversed(line), key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ line }) => line);
      const once = total(lineSet(lines.map((line) => [line])));
      expect(Math.abs(total(lineSet(shuffled.map((line) => [line]))) / once - 1)).toBeLessThan(1e-9);
      const set = lineSet(lines.map((line) => [line]));
      expect(once).toBeLessThanOrEqual(lengthOf(set));
    }
  });

  it('a line that follows itself in the next row changes nothing', () => {
    const lines = network(seededRandom(10));
    const twice = lines.flatMap((line) => [[line], [line]]);
    expect(total(lineSet(twice)) / total(lineSet(lines.map((line) => [line])))).toBeCloseTo(1, 9);
  });

  it('lines far apart are all counted, to the last metre', () => {
    const lines = Array.from({ length: 50 }, (_, i) => [shifted(street, 0, 30 * i)]);
    expect(total(lineSet(lines)) / lengthOf(lineSet(lines))).toBeCloseTo(1, 12);
  });

  const lengthOf = ({ ringStart, coords }: LineSet): number => {
    let sumM = 0;
    for (let r = 0; r + 1 < ringStart.length; r++) sumM += lengthM(coords, ringStart[r], ringStart[r + 1]);
    return sumM;
  };
});

describe('input that is hardly any', () => {
  it('is no route: nothing, a point, a line without length', () => {
    const point: Line = [[0, 0]];
    const still: Line = [
      [0, 0],
      [0, 0],
    ];
    expect(summary().totalM).toBe(0);
    expect(summary([], [point], [still]).totalM).toBe(0);
    expect(summary([still], [street]).byUsers).toEqual({ '1': 1000 });
  });

  it('leaves out what is not included and refuses a tolerance that is none', () => {
    const lines = lineSet([[street], [street]]);
    expect([...uniqueRoutes(lines, ownUser(2), (feature) => feature === 1).users]).toEqual([1]);
    expect(() => uniqueRoutes(lines, ownUser(2), undefined, 0)).toThrow('toleranceM must be > 0, got 0');
  });

  it('keeps several users, and none', () => {
    const users = { userStart: Uint32Array.of(0, 2, 2, 4), users: Uint16Array.of(3, 7, 1, 7) };
    const routes = uniqueRoutes(lineSet([[street], [shifted(street, 0, 500)], [street]]), users);
    expect([...routes.userStart]).toEqual([0, 3, 3]);
    expect([...routes.users]).toEqual([1, 3, 7]);
  });
});
